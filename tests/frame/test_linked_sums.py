import numpy as np
import pytest

from pipeline.codebook.model import Net, Option, Text
from pipeline.frame.cell_keys import Groups, cell_keys
from pipeline.frame.column_sums import Block
from pipeline.frame.kinds import Kinds
from pipeline.frame.linked_sums import row_sums, with_partners
from pipeline.frame.subjects import Subject

SECTORS, ANSWERS = ("fin", "media", "retail"), ("yes", "no", "later")
KINDS = 9  # fin yes, fin no, fin later, media yes ...
EVERYBODY = np.ones(KINDS, bool)
SECTOR = np.array([np.repeat(np.arange(3), 3) == at for at in range(3)])
USES = np.array([np.tile(np.arange(3), 3) == at for at in range(3)])
PLACES = (("all", "total", "total"), *(("all", "sector", one) for one in SECTORS))
ADDS_UP = Block((0, 1, 2, 3), ((0, (1, 2, 3)),), (0,))
FIN, MEDIA, RETAIL = 1, 2, 3
BASE, YES, NO, LATER, OPEN = range(5)  # the last is the net of no and later


def subjects(*, is_multiple):
    words = Text({"en": ""})
    sector = Subject("sector", "asked", words, 1, tuple(Option(code, words) for code in SECTORS))
    options = tuple(Option(code, words) for code in ANSWERS)
    nets = (Net("open", words, ("no", "later")),)
    return sector, Subject("uses", "asked", words, 2, options, nets, is_multiple=is_multiple)


@pytest.fixture(params=[False, True], ids=["single", "multiple"])
def table(request):
    """Hidden pairs of column and option -> hidden (columns, options)."""
    codes = {"sector": ("", *SECTORS), "uses": ("", *ANSWERS, "open")}
    holds = {
        "sector": np.array([EVERYBODY, *SECTOR]),
        "uses": np.array([EVERYBODY, *USES, USES[1] | USES[2]]),
    }
    respondents = np.array([2.0, 1, 3, 12, 9, 8, 20, 16, 30])
    kinds = Kinds(respondents, np.array([EVERYBODY, *SECTOR]), codes, holds, {"all": EVERYBODY})
    rows = cell_keys(kinds, Groups(kinds, PLACES), PLACES, frozenset())
    sums = row_sums(rows, [ADDS_UP], subjects(is_multiple=request.param), tuple(codes.values()))
    uses = rows.item == 1

    def found(*hidden):
        at = np.zeros((len(PLACES), len(codes["uses"])), bool)
        for column, option in hidden:
            at[column, option] = True
        everything = np.zeros(len(rows.key), bool)
        everything[uses] = at.ravel()
        return with_partners(rows, sums, everything)[uses].reshape(at.shape)

    found.is_multiple = request.param
    return found


def test_no_option_is_hidden_alone_in_a_sum_of_columns(table):
    found = table((FIN, YES), (FIN, NO))
    assert (found[1:, [YES, NO]].sum(axis=0) >= 2).all()
    assert found[MEDIA, NO]


def test_no_answer_is_hidden_alone_in_a_column_where_answers_add_up(table):
    alone = (table((FIN, YES), (MEDIA, YES))[[FIN, MEDIA]][:, [YES, NO, LATER]]).sum(axis=1)
    assert (alone == 1).all() if table.is_multiple else (alone >= 2).all()


def test_a_net_with_a_part_of_what_is_hidden_is_hidden(table):
    found = table((FIN, YES), (FIN, NO), (MEDIA, YES), (MEDIA, NO))
    assert found[[FIN, MEDIA], OPEN].all()
    assert not found[RETAIL].any()


def test_a_net_of_all_that_is_hidden_tells_nothing_new_where_answers_add_up(table):
    found = table((FIN, NO), (FIN, LATER), (MEDIA, NO), (MEDIA, LATER))
    assert found[[FIN, MEDIA], OPEN].all() == table.is_multiple


def test_the_total_of_everybody_is_not_hidden_and_nothing_hides_nothing(table):
    assert not table((FIN, YES), (FIN, NO))[0].any()
    assert not table().any()
