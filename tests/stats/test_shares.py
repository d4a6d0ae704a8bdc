import numpy as np
import pytest

from pipeline.stats.shares import Shares, contrast, shares_of_totals, t_test
from pipeline.stats.totals import TotalCovariance


def totals(covariance):
    return TotalCovariance(np.array([100.0, 30.0, 50.0]), np.asarray(covariance, float), np.array([False]))


def test_shares_on_one_base_covary():
    """A multinomial of 100 with shares .3 and .5: cov is -p q / (n-1)."""
    spread = (np.diag([0, 30, 50]) - np.outer([0, 30, 50], [0, 30, 50]) / 100) * 100 / 99
    shares = shares_of_totals(totals(spread), bases=[0, 0], counts=[1, 2])
    assert shares.shares == pytest.approx([0.3, 0.5])
    assert shares.covariance[0, 1] == pytest.approx(-0.3 * 0.5 / 99)
    assert shares.covariance[0, 0] == pytest.approx(0.21 / 99)


def test_the_difference_of_two_shares_takes_their_covariance_away():
    shares = Shares(np.array([0.5, 0.3]), np.array([[0.004, 0.001], [0.001, 0.003]]))
    difference = contrast(shares, [1, -1], df=40)
    assert difference.estimate == pytest.approx(0.2)
    assert difference.std_error == pytest.approx(0.005**0.5)
    assert difference.interval.high - difference.estimate == pytest.approx(2.021075390306273 * 0.005**0.5)
    assert difference.p_value == pytest.approx(0.00727549640844, rel=1e-10)  # R: 2*pt(-.2/sqrt(.005),40)


def test_a_lonely_total_spoils_only_the_shares_that_use_it():
    spread = np.array([[9.0, 3, np.nan], [3, 8, np.nan], [np.nan, np.nan, np.nan]])
    shares = shares_of_totals(totals(spread), bases=[0, 0], counts=[1, 2])
    assert np.isnan(shares.covariance).tolist() == [[False, True], [True, True]]
    assert np.isnan(contrast(shares, [1, -1], df=9).p_value)
    assert np.isfinite(contrast(shares, [1, 0], df=9).p_value)


def test_an_empty_base_gives_a_missing_share():
    empty = TotalCovariance(np.array([0.0, 0.0]), np.zeros((2, 2)), np.array([False]))
    shares = shares_of_totals(empty, bases=[0], counts=[1])
    assert np.isnan(shares.shares[0])
    assert np.isnan(shares.covariance[0, 0])


def test_no_difference_without_error_is_not_significant():
    statistic, p_value = t_test([0.0, 0.1, np.nan], [0.0, 0.0, 1.0], df=[9, 9, 9])
    assert p_value[0] == 1
    assert p_value[1] == 0
    assert statistic[0] == 0
    assert np.isnan(p_value[2])
