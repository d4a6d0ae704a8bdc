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
