from math import atanh, isnan, log, sqrt

import pytest

from pipeline.stats.effect_input import correlation_effect, share_effect


def test_a_correlation_enters_as_fishers_z():
    found = correlation_effect(0.3, 103)
    assert (found.value, found.variance, found.flag) == (atanh(0.3), 0.01, None)


def test_a_rank_correlation_is_less_sure():
    assert correlation_effect(0.4, 103, is_rank=True).variance == pytest.approx(0.0108)


@pytest.mark.parametrize(("estimate", "base"), [(1.0, 50), (-1.0, 50), (0.3, 3), (float("nan"), 50)])
def test_a_perfect_or_missing_correlation_does_not_enter(estimate, base):
    found = correlation_effect(estimate, base)
    assert isnan(found.value)
    assert found.flag == "not_estimable"


def test_a_share_enters_as_its_logit_with_the_binomial_variance():
    found = share_effect(0.2, sqrt(0.2 * 0.8 / 50), 50)
    assert found.value == log(0.25)
    assert found.variance == pytest.approx(1 / 10 + 1 / 40)


def test_nobody_of_twenty_enters_with_half_a_respondent():
    # metafor: escalc(measure = "PLO", xi = 0, ni = 20) gives yi -3.7136, vi 2.0488
    found = share_effect(0.0, 0.0, 20)
    assert (found.value, found.variance) == pytest.approx((-3.7136, 2.0488), abs=5e-5)
    assert found.flag == "boundary"


def test_a_share_of_nobody_does_not_enter():
    assert share_effect(float("nan"), float("nan"), 0).flag == "not_estimable"
