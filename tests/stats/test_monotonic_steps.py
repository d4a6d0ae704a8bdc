import numpy as np
import pytest

from pipeline.stats.monotonic_steps import isotonic_means, monotonic_steps
from tests.reference.values import reference, reference_data

R = reference("monotonic_steps")


def numbered(name, size):
    return [R[f"{name}_{i}"] for i in range(1, size + 1)]


def by_education():
    ages = reference_data("bfi").groupby("education")["age"]
    return ages.mean(), ages.var(), ages.size()


def test_steps_are_welchs_with_holm():
    found = monotonic_steps(*by_education())
    assert found.differences == pytest.approx(numbered("difference", 4), rel=1e-12)
    assert found.df == pytest.approx(numbered("df", 4), rel=1e-12)
    assert found.low == pytest.approx(numbered("low", 4), rel=1e-10)
    assert found.p_adjusted == pytest.approx(numbered("holm", 4), rel=1e-9)


def test_the_trend_is_a_linear_contrast():
    assert monotonic_steps(*by_education()).trends[0] == pytest.approx(R["trend"], rel=1e-9)


def test_means_that_fall_are_pooled_as_in_isoreg():
    assert isotonic_means(np.array([1, 3, 2, 2.5, 4]), np.ones(5)) == pytest.approx(numbered("isoreg", 5))


@pytest.mark.parametrize(
    ("means", "verdict", "plateau"),
    [
        ([1.0, 2.0, 3.0, 4.0], "each_step_adds", None),
        ([4.0, 3.0, 2.0, 1.0], "each_step_takes", None),
        ([1.0, 1.1, 1.3, 1.8], "rises", None),
        ([1.0, 2.0, 2.0, 2.0], "plateau", 1),
        ([1.0, 1.01, 1.0, 1.01], "no_trend", 0),
        ([1.0, 3.0, 2.0, 2.9], "turns", 1),
    ],
)
def test_the_verdict_is_what_the_means_show(means, verdict, plateau):
    found = monotonic_steps(means, [1.0] * 4, [100] * 4)
    assert (found.verdict, found.plateau_from) == (verdict, plateau)


def test_on_the_way_down_the_nearest_means_never_rise():
    found = monotonic_steps([4.0, 2.0, 3.0, 1.0], [1.0] * 4, [100] * 4)
    assert found.isotonic == pytest.approx([4, 2.5, 2.5, 1])


@pytest.mark.parametrize(
    ("means", "variances", "bases"), [([1, 2], [1, 1], [1, 9]), ([1, 2], [0, 0], [9, 9]), ([1], [1], [9])]
)
def test_levels_without_spread_or_respondents_are_not_estimable(means, variances, bases):
    found = monotonic_steps(means, variances, bases)
    assert np.isnan(found.isotonic).all()
    assert found.flag == "not_estimable"
