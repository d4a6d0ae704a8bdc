from math import exp, isnan, sqrt

import pytest

from pipeline.stats.e_value import e_value, e_value_of_correlation, e_value_of_odds


def test_it_is_the_published_breast_feeding_example():
    # VanderWeele & Ding 2017: RR 3.9 (1.8 to 8.7) has E-values 7.26 and 3.00
    found = e_value(3.9, 1.8, 8.7)
    assert (found.estimate, found.interval) == pytest.approx((7.26, 3.0), abs=5e-3)


def test_a_protective_ratio_is_turned_round():
    # VanderWeele & Ding 2017: RR .80 (.71 to .91) has E-values 1.81 and 1.43
    found = e_value(0.80, 0.71, 0.91)
    assert (found.estimate, found.interval) == pytest.approx((1.81, 1.43), abs=5e-3)


def test_an_interval_across_no_effect_needs_no_confounder():
    assert e_value(1.2, 0.9, 1.6).interval == 1


def test_a_common_outcomes_odds_ratio_enters_by_its_root():
    assert e_value_of_odds(4, 1.44, 9) == e_value(2, 1.2, 3)
    assert e_value_of_odds(4, 1.44, 9, is_rare=True) == e_value(4, 1.44, 9)


def test_a_correlation_enters_by_its_standardised_difference():
    d = 2 * 0.3 / sqrt(1 - 0.09)
    assert e_value_of_correlation(0.3, 0.1, 0.5).estimate == e_value(exp(0.91 * d), 1.1, 9).estimate
    assert e_value_of_correlation(0.1, -0.1, 0.3).interval == 1


@pytest.mark.parametrize(
    "found",
    [
        e_value(0, 0, 1),
        e_value(float("nan"), 1, 2),
        e_value_of_odds(-1, 1, 2),
        e_value_of_correlation(1.0, 1.0, 1.0),
        e_value_of_correlation(1 - 1e-9, 1 - 2e-9, 1 - 1e-10),  # exp() of it is beyond any float
    ],
)
def test_without_a_ratio_there_is_no_e_value(found):
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"
