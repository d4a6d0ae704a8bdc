import pytest
from scipy.stats import spearmanr

from pipeline.reconstruct.draws import UNIT, Draws
from pipeline.reconstruct.outcomes import (
    double_ranks,
    largest_remainder,
    outcome,
    shared_noise,
    spearman_rho,
    standardised,
)


def test_the_largest_remainders_are_rounded_up():
    assert largest_remainder((50, 30, 20), 7) == [4, 2, 1]  # 3.5, 2.1, 1.4
    assert sum(largest_remainder((6, 17, 37, 29, 11), 372)) == 372


def test_ties_share_the_mean_rank():
    assert double_ranks([10, 20, 20, 30]) == [2, 5, 5, 8]


def test_rho_is_that_of_scipy():
    pairs = [(1, 2), (2, 1), (3, 4), (3, 3), (5, 5), (6, 5)]
    expected = spearmanr([a for a, _ in pairs], [b for _, b in pairs]).statistic
    assert spearman_rho(pairs) == pytest.approx(expected, abs=1e-12)


def test_standardised_scores_have_mean_0_and_deviation_1():
    assert standardised([1, 3, None]) == [-UNIT, UNIT, 0]


def test_the_outcome_has_the_assumed_correlation_its_reasons_and_its_shares():
    draws = Draws("outcome")
    scores = [30 + draws.below(120) for _ in range(400)]
    noise = shared_noise([draws.normal() for _ in scores], draws)
    answers = outcome(scores, noise, {0: "refused"}, percents=(5, 15, 40, 30, 10), spearman_percent=25)
    pairs = [(score, int(answer)) for score, answer in zip(scores[1:], answers[1:], strict=True)]
    assert answers[0] == "refused"
    assert spearman_rho(pairs) == pytest.approx(0.25, abs=0.005)
    assert [answers.count(point) for point in "12345"] == largest_remainder((5, 15, 40, 30, 10), 399)
