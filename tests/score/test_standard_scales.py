import pytest

from pipeline.score.numbers import ScoredItem
from pipeline.score.standard_scales import StandardScale, scales_of
from tests.small import staged_small

CODEBOOK = """
    items: {one: {column: Q1, type: number}, two: {column: Q2, type: number, range: [1, 5]}}
    scores: {s: {items: [one, two], reverse: [two], method: z_mean}}
    """


def test_means_and_deviations_are_of_kept_respondents_and_of_reversed_numbers(tmp_path):
    study, wave, tables = staged_small(tmp_path, CODEBOOK, "Q1 | Q2\n1 | 1\n2 | 3\n6 | \n")
    found = scales_of(wave, study.scores[0], tables)
    # by hand: 1, 2, 6 have mean 3 and variance 14 / 2; 6 - 1 and 6 - 3 have mean 4 and variance 2
    assert (found["one"].mean, found["one"].deviation) == pytest.approx((3, 7**0.5))
    assert (found["two"].mean, found["two"].deviation) == pytest.approx((4, 2**0.5))


def test_a_scale_turns_numbers_into_z_scores():
    assert StandardScale(3.0, 2.0).applied(ScoredItem("one", "x", 1, 5)).sql == (
        "((x) - CAST('3.0' AS DOUBLE)) / CAST('2.0' AS DOUBLE)"
    )
