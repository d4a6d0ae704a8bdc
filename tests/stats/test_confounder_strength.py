from math import isnan, nan, sqrt

import pytest

from pipeline.stats.confounder_strength import benchmark, confounder_strength

# Harm in Darfur and attitudes to peace: Cinelli & Hazlett 2020, with the digits of sensemakr's own tests.
ESTIMATE, STD_ERROR, STATISTIC, DF = 0.09731582, 0.02325654, 4.18445, 783


def test_it_is_the_published_robustness_of_darfur():
    found = confounder_strength(STATISTIC, DF)
    assert found.partial_r2 == pytest.approx(0.02187309, abs=1e-8)
    assert found.robustness_value == pytest.approx(0.1387764, abs=1e-7)
    assert found.robustness_value_alpha == pytest.approx(0.07625797, abs=1e-7)


def test_a_confounder_as_strong_as_being_female_is_the_published_bound():
    odds = 0.00916428667504862
    found = benchmark(
        ESTIMATE, STD_ERROR, DF, r2_control_score=odds / (1 + odds), r2_control_outcome=0.109033915427841
    )
    assert found.r2_with_score == pytest.approx(0.00916428667504862, rel=1e-12)
    assert found.r2_with_outcome == pytest.approx(0.12464092303637, rel=1e-9)
    assert found.estimate == pytest.approx(0.0752202712144491, rel=1e-6)
    assert found.std_error == pytest.approx(0.0218733277437572, rel=1e-6)
    assert found.low == pytest.approx(0.0322829657274445, rel=1e-6)


def test_a_confounder_of_the_robustness_value_brings_the_coefficient_to_zero():
    rv = confounder_strength(STATISTIC, DF).robustness_value
    bias = sqrt(rv * rv / (1 - rv)) * STD_ERROR * sqrt(DF)
    assert bias == pytest.approx(STATISTIC * STD_ERROR, rel=1e-9)


def test_a_non_significant_coefficient_needs_no_confounder():
    assert confounder_strength(1.5, 100).robustness_value_alpha == 0


def test_the_sign_does_not_matter():
    assert confounder_strength(-STATISTIC, DF) == confounder_strength(STATISTIC, DF)
    turned = benchmark(-0.1, 0.02, 100, r2_control_score=0.1, r2_control_outcome=0.1)
    plain = benchmark(0.1, 0.02, 100, r2_control_score=0.1, r2_control_outcome=0.1)
    assert turned.estimate == -plain.estimate


def test_a_huge_statistic_on_few_degrees_of_freedom_has_the_bounded_value():
    # sensemakr: where f > 1 / critical f, (f² - f_critical²) / (1 + f²)
    found = confounder_strength(20.0, 3)
    f, critical = 20 / sqrt(3), 4.302652729749464 / sqrt(2)
    assert found.robustness_value_alpha == pytest.approx((f**2 - critical**2) / (1 + f**2))


@pytest.mark.parametrize(("statistic", "df"), [(nan, 100), (2.0, 1), (2.0, nan)])
def test_without_a_statistic_there_is_no_strength(statistic, df):
    found = confounder_strength(statistic, df)
    assert isnan(found.robustness_value)
    assert found.flag == "not_estimable"


def test_an_impossible_confounder_is_not_estimable():
    assert benchmark(0.1, 0.02, 100, r2_control_score=0.6, r2_control_outcome=0.1).flag == "not_estimable"
