import numpy as np
import pytest
from scipy.stats import chi2_contingency

from pipeline.stats.wave_homogeneity import simple_homogeneity, wave_homogeneity

SHARES, BASES = np.array([0.2, 0.5, 0.3]), np.array([40.0, 60.0, 50.0])


def test_of_simple_samples_it_is_pearsons_chi_square():
    known = chi2_contingency([SHARES * BASES, (1 - SHARES) * BASES], correction=False)
    found = simple_homogeneity(SHARES, BASES)
    assert (found.statistic, found.df1, found.p_value) == pytest.approx((known.statistic, 2, known.pvalue))


def test_a_simple_samples_covariance_has_design_effects_of_one():
    """tr Δ is the number of contrasts: F is chi-square over its degrees of freedom."""
    found = wave_homogeneity(SHARES, np.diag(SHARES * (1 - SHARES) / BASES), BASES, n=150, df=np.inf)
    simple = simple_homogeneity(SHARES, BASES)
    assert (found.df1, found.pearson) == pytest.approx((2, simple.statistic))
    assert found.statistic == pytest.approx(simple.statistic / 2)


def test_twice_the_variance_halves_the_statistic():
    simple = np.diag(SHARES * (1 - SHARES) / BASES)
    once, twice = (wave_homogeneity(SHARES, v, BASES, n=150, df=20) for v in (simple, 2 * simple))
    assert twice.statistic == pytest.approx(once.statistic / 2)
    assert twice.p_value > once.p_value


def test_what_nobody_answers_has_no_test():
    assert np.isnan(simple_homogeneity([0, 0, 0], BASES).p_value)
    assert np.isnan(wave_homogeneity([0, 0, 0], np.zeros((3, 3)), BASES, n=150, df=9).p_value)
