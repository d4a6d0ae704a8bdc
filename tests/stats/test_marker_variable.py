import pytest

from pipeline.stats.marker_variable import marker_adjusted
from tests.reference.values import reference

R = reference("sensitivity")


def test_it_is_lindell_and_whitneys_formula():
    found = marker_adjusted(0.35, 0.12, 150)
    assert found.estimate == pytest.approx(R["marker"], rel=1e-12)
    assert (found.statistic, found.p_value) == pytest.approx((R["marker_t"], R["marker_p"]), rel=1e-9)
    assert found.df == 147


def test_a_marker_that_shares_nothing_takes_nothing():
    assert marker_adjusted(0.35, 0.0, 150).estimate == 0.35
    assert marker_adjusted(0.35, -0.2, 150).estimate == 0.35


def test_a_marker_of_one_leaves_nothing_to_estimate():
    assert marker_adjusted(0.35, 1.0, 150).flag == "not_estimable"
    assert marker_adjusted(float("nan"), 0.1, 150).flag == "not_estimable"
