import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.stats.replicate_variance import (
    jackknife_df,
    replicate_covariance,
    replicate_df,
    replicate_scale,
)
from pipeline.stats.replicates import jackknife


def test_the_variance_is_around_the_full_estimate_or_the_replicates_mean():
    estimates, full = np.array([[1.0], [3], [2], [6]]), [2.0]
    assert replicate_covariance(estimates, full, scale=0.25)[0, 0] == pytest.approx((1 + 1 + 0 + 16) / 4)
    assert replicate_covariance(estimates, full, scale=0.25, centre="mean")[0, 0] == pytest.approx(3.5)


def test_a_replicate_without_an_estimate_spoils_only_its_own():
    covariance = replicate_covariance([[1.0, 5], [3, np.nan]], [2.0, 5], scale=1)
    assert np.isnan(covariance).tolist() == [[False, True], [True, True]]


def test_a_replicate_that_does_not_count_may_lack_an_estimate():
    covariance = replicate_covariance([[1.0], [np.nan], [3]], [2.0], scale=1, rscales=[1, 0, 1])
    assert covariance[0, 0] == 2


def test_the_scales_of_the_kinds():
    assert replicate_scale("jk1", 10) == pytest.approx(0.9)
    assert replicate_scale("fay", 10, fay=0.5) == pytest.approx(0.4)
    assert (replicate_scale("brr", 10), replicate_scale("bootstrap", 10), replicate_scale("jkn", 10)) == (
        0.1,
        0.1,
        1,
    )


def test_what_cannot_be_is_an_error():
    with pytest.raises(DesignError, match="'sdr' are not known"):
        replicate_scale("sdr", 10)
    with pytest.raises(DesignError, match="0 replicates"):
        replicate_scale("brr", 0)


def test_degrees_of_freedom_are_the_rank_less_one():
    weights = np.array([[0.0, 2, 1], [2, 0, 1], [1, 1, 1]])
    assert replicate_df(weights.T @ weights) == 1


@pytest.mark.parametrize(
    ("inside", "fraction"),
    [
        ([1, 1, 1, 1, 1, 1, 1], 0.0),
        ([1, 1, 1, 0, 0, 0, 0], 0.0),
        ([1, 0, 1, 1, 1, 0, 0], 0.0),
        ([1, 0, 0, 0, 1, 1, 1], 0.0),
        ([1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1]),
        ([1, 0, 1, 0, 1, 1, 0], [0, 0, 0, 0, 0, 1, 1]),
        ([1, 1, 1, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1, 1]),
    ],
)
def test_a_jackknifes_df_in_a_domain_is_the_rank_of_its_factors_less_one(inside, fraction):
    stratum = np.array([0, 0, 0, 1, 1, 2, 2])
    fraction = np.broadcast_to(np.asarray(fraction, float), stratum.shape)
    factors = jackknife(stratum, fraction=fraction).factors[np.array(inside, bool)]
    known = np.linalg.matrix_rank(factors) - 1
    assert jackknife_df(stratum, inside, is_left_out=fraction < 1) == known
