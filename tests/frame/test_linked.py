import numpy as np

from pipeline.frame.cell_keys import Groups, cell_keys
from pipeline.frame.kinds import Kinds
from pipeline.frame.linked import Linked, everywhere, told

SECTORS, ANSWERS = ("fin", "media", "retail"), ("yes", "no")
EVERYBODY = np.ones(6, bool)
# kinds: fin yes, fin no, media yes ...
SECTOR = np.array([np.repeat(np.arange(3), 2) == at for at in range(3)])
USES = np.array([np.tile(np.arange(2), 3) == at for at in range(2)])
PLACES = (
    ("all", "total", "total"), *(("all", "sector", one) for one in SECTORS), *(("all", "uses", one) for one in ANSWERS),
)  # fmt: skip
KINDS = Kinds(
    np.array([2.0, 1, 12, 9, 20, 16]),
    np.array([EVERYBODY, *SECTOR, *USES]),
    {"sector": ("", *SECTORS), "uses": ("", *ANSWERS)},
    {"sector": np.array([EVERYBODY, *SECTOR]), "uses": np.array([EVERYBODY, *USES])},
    {"all": EVERYBODY},
)
GROUPS = Groups(KINDS, PLACES)
ROWS = cell_keys(KINDS, GROUPS, PLACES, frozenset())
FIN_AND_MEDIA = np.array([False, True, True, False, False, False])
NOTHING = np.zeros(6, bool)


def hidden_rows(columns):
    """item, place -> options hidden, where both items hide these columns."""
    hidden = everywhere(ROWS, columns[ROWS.place])
    return {
        (name, place): hidden[(ROWS.item == at) & (ROWS.place == place)].tolist()
        for at, name in enumerate(ROWS.names)
        for place in range(len(PLACES))
    }


def test_what_a_column_hides_is_hidden_as_a_row_of_the_other_items_table():
    found = hidden_rows(FIN_AND_MEDIA)
    for answer in (4, 5):  # base, finance, media, retail
        assert found["sector", answer] == [False, True, True, False]
    assert found["uses", 3] == [False, False, False]


def test_the_total_of_everybody_is_shown():
    found = hidden_rows(FIN_AND_MEDIA)
    assert not any(found["sector", 0] + found["uses", 0])


def test_nothing_hidden_hides_nothing():
    assert not any(one for row in hidden_rows(NOTHING).values() for one in row)


def test_how_many_are_in_a_hidden_column_is_no_hidden_answer():
    hidden = everywhere(ROWS, FIN_AND_MEDIA[ROWS.place])
    counted = {int(ROWS.count[ROWS.key == key][0]) for key in told(ROWS, hidden)}
    assert counted == {2, 1, 12, 9}


def test_a_table_with_the_bases_of_a_hidden_cell_hides_them_too():
    bases = KINDS.bases(USES[0])
    found = Linked(GROUPS, {}, {bases.tobytes(): FIN_AND_MEDIA})
    assert found.with_hidden(bases, NOTHING).tolist() == FIN_AND_MEDIA.tolist()
    assert not found.with_hidden(bases + 1, NOTHING).any()


def test_columns_of_the_same_respondents_are_hidden_together():
    """Where only users are asked, finance is the same in both universes."""
    columns = (("total", "total"), ("sector", "fin"))
    places = tuple((universe, *column) for universe in ("all", "users") for column in columns)
    users = USES[0]
    inside = np.array([EVERYBODY, SECTOR[0], users, SECTOR[0] & users])
    kinds = Kinds(KINDS.respondents, inside, KINDS.options, KINDS.holds, {"all": EVERYBODY, "users": users})
    found = Linked(Groups(kinds, places), {}, {})
    finance = np.array([False, True, False, False])
    assert found.with_hidden(kinds.bases(users), finance).tolist() == [False, True, False, True]
    assert found.with_hidden(kinds.bases(EVERYBODY), finance).tolist() == finance.tolist()
