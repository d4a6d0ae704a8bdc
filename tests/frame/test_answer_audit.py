from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.codebook.model import Net, Option, Text
from pipeline.errors import EstimationError
from pipeline.frame.answer_audit import answer_rules, further_cells
from pipeline.frame.column_sums import Block
from pipeline.frame.subjects import Subject

WORDS = Text({"en": ""})
CODES = ("yes", "no", "open", "either")


@dataclass(frozen=True)
class Columns:
    """What the audit reads of a frame: a total and three columns."""

    respondents = np.array([[60.0, 3, 20, 37]])
    blocks = (Block((0, 1, 2, 3), ((0, (1, 2, 3)),), (0,)),)
    study, wave = SimpleNamespace(name="firms"), SimpleNamespace(name="2012")


def subject(*, is_multiple=False):
    options = tuple(Option(code, WORDS) for code in CODES[:3])
    nets = (Net("either", WORDS, ("no", "open")),)
    return Subject("uses", "asked", WORDS, 1, options, nets, is_multiple=is_multiple)


def test_a_single_answer_is_one_of_the_options_or_none_and_a_net_their_sum():
    rules = answer_rules(subject(), CODES)
    assert rules.equal.tolist() == [[1, 1, 1, 0, 1], [0, -1, -1, 1, 0]]
    assert rules.has_rest
    assert not len(rules.below)


def test_a_net_of_several_answers_has_each_of_them_and_no_more_than_all():
    rules = answer_rules(subject(is_multiple=True), CODES)
    assert rules.below.tolist() == [[0, 1, 0, -1], [0, 0, 1, -1], [0, -1, -1, 1]]
    assert not rules.has_rest
    assert not len(rules.equal)


# columns: everybody, the few, their partner, the rest; counts: the base, yes, no, open, either
ALL_YES = np.array([[60, 40, 15, 5, 20], [3, 3, 0, 0, 0], [20, 20, 0, 0, 0], [37, 17, 15, 5, 20]])
FEW = np.zeros((4, 4), dtype=bool)
FEW[1] = True
HIDDEN = np.zeros((4, 4), dtype=bool)
HIDDEN[[1, 2]] = True


def further(counts, shown=None):
    nothing = np.zeros((4, 4), dtype=bool)
    stays = nothing if shown is None else shown
    return further_cells(Columns(), counts, HIDDEN, FEW, stays, answer_rules(subject(), CODES))


def test_what_the_few_and_their_partner_all_answered_hides_two_answers_more():
    found = further(ALL_YES)
    assert not found[[0, 1, 2]].any()
    assert found[3, 0]
    assert found[3, [1, 2]].any()


def test_nothing_more_is_hidden_where_they_differ():
    differing = np.array([[60, 36, 18, 6, 24], [3, 2, 1, 0, 1], [20, 17, 2, 1, 3], [37, 17, 15, 5, 20]])
    assert not further(differing).any()


def test_what_is_to_stay_is_not_hidden():
    stays = np.zeros((4, 4), dtype=bool)
    stays[3, 0] = True
    assert not further(ALL_YES, stays).any()


def test_what_nobody_answered_needs_no_protection():
    """That none of the hidden is open is told by the rest, who are all that are."""
    counts = np.array([[60, 36, 19, 5, 24], [3, 2, 1, 0, 1], [20, 17, 3, 0, 3], [37, 17, 15, 5, 20]])
    assert not further(counts).any()


def test_a_program_that_fails_names_the_wave_and_the_item(monkeypatch):
    def failing(*_args):
        raise EstimationError("audit of answers: the linear program was not solved (Time limit)")

    monkeypatch.setattr("pipeline.frame.answer_audit.told_answers", failing)
    with pytest.raises(EstimationError, match=r"firms:2012: uses: audit .* publish it by fewer banners"):
        further(ALL_YES)
