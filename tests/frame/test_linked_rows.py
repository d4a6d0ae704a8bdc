import numpy as np

from pipeline.frame.kinds import Kinds
from pipeline.frame.linked_rows import kinds_of, linked_rows

PLACES = (
    ("all", "total", "total"),
    ("all", "sector", "fin"),
    ("all", "uses", "yes"),
    ("users", "sector", "fin"),
)
# kinds: fin yes, fin no, media yes, media no
FIN, YES = np.array([1, 1, 0, 0], bool), np.array([1, 0, 1, 0], bool)
EVERYBODY = np.ones(4, bool)
KINDS = Kinds(
    np.array([2.0, 1, 20, 30]),
    np.array([EVERYBODY, FIN, YES, FIN & YES]),
    {"sector": ("", "fin", "media"), "uses": ("", "yes", "no")},
    {"sector": np.array([EVERYBODY, FIN, ~FIN]), "uses": np.array([EVERYBODY, YES, ~YES])},
    (EVERYBODY,),
)


def row(rows, item, place, option):
    names = rows.names.index(item)
    return int(np.flatnonzero((rows.item == names) & (rows.place == place) & (rows.option == option))[0])


def test_one_cell_has_one_number_in_whatever_table_it_stands():
    rows = linked_rows(KINDS, PLACES)
    found = [row(rows, "uses", 1, 1), row(rows, "sector", 2, 1), row(rows, "", 3, 0), row(rows, "uses", 3, 0)]
    assert len(set(rows.cell[found])) == 1
    assert rows.count[found].tolist() == [2, 2, 2, 2]
    assert rows.wording[found[0]] == rows.wording[found[1]]


def test_cells_without_anybody_are_told_apart_by_their_words():
    nobody = Kinds(np.array([2.0]), KINDS.inside[:, :1], KINDS.options, {k: v[:, :1] for k, v in KINDS.holds.items()},
                   (np.ones(1, bool),))  # fmt: skip
    rows = linked_rows(nobody, PLACES)
    no, media = row(rows, "uses", 1, 2), row(rows, "sector", 2, 2)
    assert rows.cell[[no, media]].tolist() == [0, 0]
    assert rows.wording[no] != rows.wording[media]


def test_what_everybody_answered_is_public_and_so_is_the_size_of_a_column():
    rows = linked_rows(KINDS, PLACES)
    public = rows.is_public
    assert public[[row(rows, "sector", 0, 1), row(rows, "uses", 1, 0)]].all()
    assert not public[row(rows, "uses", 1, 1)]


def test_the_kinds_of_a_row_are_those_with_the_option_in_the_column():
    rows = linked_rows(KINDS, PLACES)
    assert kinds_of(KINDS, rows, np.array([row(rows, "uses", 1, 2)])).tolist() == [
        [False, True, False, False]
    ]
