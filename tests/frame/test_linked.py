import numpy as np

from pipeline.frame.kinds import Kinds
from pipeline.frame.linked import Linked, link
from pipeline.frame.suppression import Hidden

SECTORS, ANSWERS = ("fin", "media", "retail"), ("yes", "no")
EVERYBODY = np.ones(6, bool)
SECTOR = np.array(
    [np.repeat(np.arange(3), 2) == at for at in range(3)]
)  # kinds: fin yes, fin no, media yes ...
USES = np.array([np.tile(np.arange(2), 3) == at for at in range(2)])
PLACES = (
    ("all", "total", "total"), *(("all", "sector", one) for one in SECTORS), *(("all", "uses", one) for one in ANSWERS),
)  # fmt: skip
SMALL = np.array([0, 1, 0, 0, 0, 0], bool)  # three in finance
WITH_MEDIA = np.array([0, 0, 1, 0, 0, 0], bool)


def linked(respondents):
    kinds = Kinds(
        np.array(respondents, float),
        np.array([EVERYBODY, *SECTOR, *USES]),
        {"sector": ("", *SECTORS), "uses": ("", *ANSWERS)},
        {"sector": np.array([EVERYBODY, *SECTOR]), "uses": np.array([EVERYBODY, *USES])},
        (EVERYBODY,),
    )
    own = Hidden(SMALL, WITH_MEDIA)
    return link(kinds, PLACES, {"sector": own, "uses": own}, [own])


def test_what_a_column_hides_is_hidden_as_a_row_of_the_other_items_table():
    cells = linked([2, 1, 12, 9, 20, 16]).cells["sector"]
    assert cells["fin"].tolist() == [False, True, True, False, True, True]
    assert cells["media"].tolist() == [False, True, True, False, True, True]
    assert cells["retail"].tolist() == [False, True, True, False, False, False]


def test_the_total_of_everybody_is_shown():
    found = linked([2, 1, 12, 9, 20, 16])
    assert not any(hidden[0] for item in found.cells.values() for hidden in item.values())


def test_a_partner_whose_answers_are_all_alike_is_not_enough():
    """All of finance and media said yes: retail joins them, else everybody knows what the three said."""
    cells = linked([3, 0, 21, 0, 20, 16]).cells["uses"]
    assert cells["yes"].tolist() == [False, True, True, True, False, False]


def test_what_the_total_tells_hides_nothing_more():
    """Nobody at all said no."""
    cells = linked([3, 0, 21, 0, 36, 0]).cells["uses"]
    assert cells["yes"].tolist() == [False, True, True, False, False, False]


def test_tables_with_the_bases_of_those_who_were_asked_hide_what_theirs_do():
    everybody, asked = np.array([60.0, 40]), np.array([30.0, 10])
    hides_second, hides_none = np.array([False, True]), np.array([False, False])
    found = Linked({}, ((everybody, hides_none), (asked, hides_second)))
    assert found.closed(np.array([30.0, 10])).tolist() == [False, True]
    assert found.closed(np.array([31.0, 10])).tolist() == [False, False]
