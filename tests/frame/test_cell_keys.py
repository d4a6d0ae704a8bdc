import numpy as np

from pipeline.frame.cell_keys import Groups, cell_keys
from pipeline.frame.kinds import Kinds

PLACES = (
    ("all", "total", "total"),
    ("all", "sector", "fin"),
    ("all", "uses", "yes"),
    ("users", "total", "total"),
    ("users", "sector", "fin"),
)
# kinds: fin yes, fin no, media yes, media no; who says yes is asked for growth
FIN, YES, UP = np.array([1, 1, 0, 0], bool), np.array([1, 0, 1, 0], bool), np.array([1, 0, 0, 0], bool)
EVERYBODY = np.ones(4, bool)
KINDS = Kinds(
    np.array([2.0, 1, 20, 30]),
    np.array([EVERYBODY, FIN, YES, YES, FIN & YES]),
    {"sector": ("", "fin", "media"), "uses": ("", "yes", "no"), "growth": ("", "up", "down")},
    {
        "sector": np.array([EVERYBODY, FIN, ~FIN]),
        "uses": np.array([EVERYBODY, YES, ~YES]),
        "growth": np.array([YES, UP, YES & ~UP]),
    },
    {"all": EVERYBODY, "users": YES},
)
ROWS = cell_keys(KINDS, Groups(KINDS, PLACES), PLACES, frozenset())


def row(item, place, option):
    found = (ROWS.item == ROWS.names.index(item)) & (ROWS.place == place) & (ROWS.option == option)
    return int(np.flatnonzero(found)[0])


def test_one_cell_has_one_key_in_whatever_table_it_stands():
    """Yes in finance: as a row, as a column's row, in a universe, and as who was asked."""
    found = [
        row("uses", 1, 1), row("sector", 2, 1), row("sector", 3, 1), row("growth", 1, 0), row("uses", 4, 0),
    ]  # fmt: skip
    assert len(set(ROWS.key[found])) == 1
    assert ROWS.count[found].tolist() == [2] * 5


def test_an_item_asked_of_a_universe_only_has_the_same_cells_in_it():
    assert ROWS.key[row("growth", 1, 1)] == ROWS.key[row("growth", 4, 1)]
    assert ROWS.key[row("uses", 1, 2)] != ROWS.key[row("uses", 4, 2)]


def test_what_everybody_answered_is_public_and_so_is_the_size_of_a_column():
    assert ROWS.is_public[[row("sector", 0, 1), row("uses", 1, 0), row("uses", 3, 1)]].all()
    assert not ROWS.is_public[row("uses", 1, 1)]


def test_a_column_that_its_own_item_makes_holds_none_of_the_other_answers():
    assert ROWS.is_public[row("sector", 1, 2)]
    assert not ROWS.is_public[row("sector", 2, 2)]


def test_what_makes_the_column_or_the_universe_is_no_answer_of_those_in_it():
    assert ROWS.is_whole[[row("sector", 1, 1), row("uses", 4, 1)]].all()
    assert not ROWS.is_whole[row("uses", 1, 1)]


# kinds: large in finance, large in media, huge in media, small in media
ANYBODY, LARGE, HUGE, SMALL = np.ones(4, bool), *(np.isin(np.arange(4), at) for at in ([0, 1], [2], [3]))
FINANCE, BIG = np.array([1, 0, 0, 0], bool), LARGE | HUGE


def everywhere_and_in_the_universe(item, members, decided_by):
    """Keys of one group among everybody, and in the universe of the largest that one item decides."""
    kinds = Kinds(
        np.array([4.0, 20, 6, 30]),
        np.array([ANYBODY, BIG]),
        {"size": ("", "large", "huge", "small"), "sector": ("", "fin", "media")},
        {
            "size": np.array([ANYBODY, LARGE, HUGE, SMALL]),
            "sector": np.array([ANYBODY, FINANCE, ~FINANCE]),
        },
        {"all": ANYBODY, "largest": BIG},
        universe_items={"largest": frozenset({decided_by})},
    )
    groups = Groups(kinds, (("all", "total", "total"), ("largest", "total", "total")))
    return groups.cells(groups.option(item, members), frozenset()).tolist()


def test_a_universe_tells_nothing_of_an_option_that_makes_it():
    first, second = everywhere_and_in_the_universe("size", HUGE, "size")
    assert first == second


def test_who_is_in_a_universe_by_chance_is_another_cell_there():
    """All of finance are large, and nobody knows: what everybody in finance answered does not tell it."""
    first, second = everywhere_and_in_the_universe("sector", FINANCE, "size")
    assert first != second
