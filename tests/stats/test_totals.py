import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats.totals import domain_ratio, total_covariance


def moments(strata, t0, t1):
    """Stratum sums of one cell from the totals of its PSUs."""
    t0, t1 = np.asarray(t0, float), np.asarray(t1, float)
    names = np.unique(strata)
    sums = [
        np.array([[values[strata == h].sum()] for h in names])
        for values in (t0, t1, t0 * t0, t0 * t1, t1 * t1, (t0 > 0) * 1.0)
    ]
    return np.array([(strata == h).sum() for h in names]), sums


def test_without_a_design_the_variance_is_that_of_a_simple_random_sample():
    """30 of 100 yes: p(1-p)/(n-1)."""
    ratio = domain_ratio([100], [0], [[100]], [[30]], [[100]], [[30]], [[30]], [[100]])
    assert ratio.share == pytest.approx([0.3], rel=1e-15)
    assert ratio.variance == pytest.approx([0.21 / 99], rel=1e-13)
    assert ratio.df == [99]
    assert not ratio.is_lonely.any()


def test_a_sampling_fraction_shrinks_the_variance_and_a_census_has_none():
    sampled = domain_ratio([100], [0.25], [[100]], [[30]], [[100]], [[30]], [[30]], [[100]])
    census = domain_ratio([100], [1], [[100]], [[30]], [[100]], [[30]], [[30]], [[100]])
    assert sampled.variance == pytest.approx([0.75 * 0.21 / 99], rel=1e-13)
    assert census.variance == [0]


def test_degrees_of_freedom_count_psus_and_strata_with_weight_in_the_domain():
    ratio = domain_ratio(
        [5, 4], [0, 0], [[3, 3], [0, 2]], [[1, 1], [0, 1]], [[3, 3], [0, 2]], [[1, 1], [0, 1]],
        [[1, 1], [0, 1]], [[3, 3], [0, 2]],
    )  # fmt: skip
    assert ratio.df.tolist() == [2, 3]


def test_an_empty_domain_is_missing():
    ratio = domain_ratio([5], [0], [[0]], [[0]], [[0]], [[0]], [[0]], [[0]])
    assert np.isnan([ratio.share, ratio.variance, ratio.df]).all()


def test_an_answer_everybody_gave_has_variance_0():
    ratio = domain_ratio([3], [0], [[6.3]], [[6.3]], [[14.1]], [[14.1]], [[14.1]], [[3]])
    assert ratio.share == [1]
    assert ratio.variance == [0]


LONELY_STRATA = np.array(["a", "a", "a", "b", "b", "c"])
T0, T1 = [4, 5, 6, 3, 2, 7], [1, 4, 2, 3, 1, 5]


def test_a_lonely_psu_takes_the_variance_of_the_cells_it_is_in():
    psus, sums = moments(LONELY_STRATA, T0, T1)
    elsewhere = [np.where([[True], [True], [False]], column, 0.0) for column in sums]
    both = [np.hstack(pair) for pair in zip(sums, elsewhere, strict=True)]
    ratio = domain_ratio(psus, [0, 0, 0], *both)
    assert ratio.is_lonely.tolist() == [True, False]
    assert np.isnan(ratio.variance[0])
    assert ratio.variance[1] > 0
    assert ratio.share[0] == pytest.approx(16 / 27)


def test_a_take_all_stratum_is_never_lonely():
    psus, sums = moments(LONELY_STRATA, T0, T1)
    ratio = domain_ratio(psus, [0, 0, 1], *sums)
    assert not ratio.is_lonely.any()
    assert ratio.variance > 0


def test_the_covariance_of_totals_gives_the_same_ratio_variance():
    psus, sums = moments(LONELY_STRATA[:5], T0[:5], T1[:5])
    s0, s1, m00, m01, m11, _ = sums
    totals = total_covariance(
        psus, [0, 0.5], np.hstack([s0, s1]), np.stack([np.hstack([m00, m01]), np.hstack([m01, m11])], axis=-1)
    )
    share = totals.totals[1] / totals.totals[0]
    gradient = np.array([-share, 1]) / totals.totals[0]
    ratio = domain_ratio(psus, [0, 0.5], *sums)
    assert gradient @ totals.covariance @ gradient == pytest.approx(ratio.variance[0], rel=1e-12)


def test_a_lonely_stratum_takes_the_covariances_of_the_totals_it_has_weight_in():
    sums = np.array([[10.0, 4], [3, 0]])
    products = np.array([[[60.0, 20], [20, 10]], [[9, 0], [0, 0]]])
    totals = total_covariance([2, 1], [0, 0], sums, products)
    assert np.isnan(totals.covariance).tolist() == [[True, True], [True, False]]
    assert totals.lonely_strata.tolist() == [False, True]


@given(st.lists(st.booleans(), min_size=2, max_size=40), st.floats(0.1, 50))
def test_constant_weights_equal_no_weights(answers, weight):
    y = np.array(answers, dtype=float)
    n, yes = y.size, y.sum()
    plain = domain_ratio([n], [0], [[n]], [[yes]], [[n]], [[yes]], [[yes]], [[n]])
    s, m = weight * n, weight * weight
    weighted = domain_ratio([n], [0], [[s]], [[weight * yes]], [[m * n]], [[m * yes]], [[m * yes]], [[n]])
    assert weighted.share == pytest.approx(plain.share, rel=1e-12)
    assert weighted.variance == pytest.approx(plain.variance, rel=1e-9, abs=1e-18)
