import numpy as np
import pytest

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.rao_scott import rao_scott


def multinomial(table, weight=1.0):
    """Covariance of the totals of a simple random sample, each respondent with the same weight."""
    counts = np.ravel(table).astype(float)
    n = counts.sum()
    return weight**2 * n / (n - 1) * (np.diag(counts) - np.outer(counts, counts) / n)


TABLE = np.array([[30, 20, 15], [10, 40, 25]])


def test_a_simple_random_sample_gives_pearsons_test():
    ours = rao_scott(TABLE, multinomial(TABLE), n=140, df=np.inf)
    plain = chi2_test(TABLE)
    assert ours.pearson == pytest.approx(plain.statistic, rel=1e-12)
    assert ours.df1 == pytest.approx(2, rel=1e-10)
    assert ours.statistic * 2 * 140 / 139 == pytest.approx(plain.statistic, rel=1e-10)


def test_constant_weights_equal_no_weights():
    plain = rao_scott(TABLE, multinomial(TABLE), n=140, df=139)
    weighted = rao_scott(7 * TABLE, multinomial(TABLE, 7), n=140, df=139)
    assert weighted.p_value == pytest.approx(plain.p_value, rel=1e-10)


def test_a_design_effect_of_2_halves_the_statistic():
    plain = rao_scott(TABLE, multinomial(TABLE), n=140, df=139)
    doubled = rao_scott(TABLE, 2 * multinomial(TABLE), n=140, df=139)
    assert doubled.statistic == pytest.approx(plain.statistic / 2)
    assert doubled.df1 == pytest.approx(plain.df1)


def test_empty_rows_and_columns_are_dropped():
    padded = np.array([[30, 0, 20, 15], [0, 0, 0, 0], [10, 0, 40, 25]])
    plain = rao_scott(TABLE, multinomial(TABLE), n=140, df=139)
    ours = rao_scott(padded, multinomial(padded), n=140, df=139)
    assert ours.p_value == pytest.approx(plain.p_value, rel=1e-10)
    assert ours.shape == (2, 3)


@pytest.mark.parametrize(
    ("table", "covariance"), [([[3, 4], [0, 0]], np.eye(4)), ([[3, 4], [2, 2]], np.full((4, 4), np.nan))]
)
def test_without_two_rows_or_a_covariance_it_is_missing(table, covariance):
    test = rao_scott(table, covariance, n=11, df=10)
    assert np.isnan([test.statistic, test.df1, test.p_value]).all()


def test_without_degrees_of_freedom_it_is_missing():
    assert np.isnan(rao_scott(TABLE, multinomial(TABLE), n=140, df=np.nan).p_value)
