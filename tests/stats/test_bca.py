from math import isnan

import numpy as np
import pytest

from pipeline.stats.bca import bca_interval

EVEN = np.linspace(-1, 1, 20001)


def test_without_bias_or_acceleration_it_is_the_percentile_interval():
    found = bca_interval(0.0, EVEN, np.array([-1.0, 1.0]), np.array([1, 1]))
    assert (found.bias, found.acceleration) == (0, 0)
    assert (found.low, found.high) == pytest.approx((-0.95, 0.95))


def test_replicates_mostly_below_the_estimate_move_it_up():
    found = bca_interval(0.2, EVEN, np.array([-1.0, 1.0]), np.array([1, 1]))
    assert found.bias > 0
    assert found.high > 0.95


def test_leave_one_out_values_count_as_often_as_they_have_respondents():
    few = bca_interval(0.0, EVEN, np.array([0.0, 3.0]), np.array([3, 1]))
    many = bca_interval(0.0, EVEN, np.array([0.0, 0.0, 0.0, 3.0]), np.ones(4))
    assert few == many
    assert few.acceleration != 0


def test_it_is_scipys_bca():
    from scipy.stats import bootstrap

    values = np.array([1.0, 2, 2, 3, 7, 9, 4, 4.5])
    theirs = bootstrap((values,), np.mean, n_resamples=4999, rng=np.random.default_rng(5))
    jackknife = np.array([np.delete(values, i).mean() for i in range(8)])
    found = bca_interval(values.mean(), theirs.bootstrap_distribution, jackknife, np.ones(8))
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval), rel=1e-9)


def test_replicates_all_on_one_side_make_no_interval():
    found = bca_interval(5.0, EVEN, np.array([1.0]), np.array([1]))
    assert isnan(found.low)
