from math import inf, isnan, nan

import pytest

from pipeline.stats.correlation import clamp, fisher_interval, no_correlation, student_test, two_sided


def test_the_fisher_interval_of_a_half_at_a_hundred():
    low, high = fisher_interval(0.5, 97**-0.5, confidence=0.95)
    assert (low, high) == pytest.approx((0.3366433, 0.6341398), abs=1e-7)  # psych::r.con(.5, 100)


def test_few_degrees_of_freedom_widen_the_interval():
    normal = fisher_interval(0.5, 0.1, confidence=0.95)
    student = fisher_interval(0.5, 0.1, confidence=0.95, df=5)
    assert student[0] < normal[0] < normal[1] < student[1]


def test_a_perfect_correlation_has_no_width():
    assert fisher_interval(-1.0, 0.2, confidence=0.95) == (-1.0, -1.0)


@pytest.mark.parametrize("std_error", [nan, inf])
def test_no_standard_error_means_no_interval(std_error):
    assert all(isnan(end) for end in fisher_interval(0.5, std_error, confidence=0.95))


def test_rounding_next_to_one_is_one():
    assert clamp(0.9999999999999998) == 1.0
    assert clamp(-1.0000000000000002) == -1.0
    assert clamp(0.99999) == 0.99999


def test_a_perfect_correlation_has_p_zero_and_no_statistic():
    statistic, p_value = student_test(1.0, 5)
    assert isnan(statistic)
    assert p_value == 0


def test_the_normal_two_sided_p():
    assert two_sided(-1.959963984540054) == pytest.approx(0.05, abs=1e-12)


def test_without_degrees_of_freedom_there_is_no_test():
    assert isnan(two_sided(2.0, df=0))
    assert isnan(student_test(0.5, nan)[1])


def test_no_correlation_says_why():
    assert no_correlation(2).flag == "not_estimable"
    assert isnan(no_correlation(2).estimate)
