from math import isnan

import numpy as np
import pytest

from pipeline.stats.moments import Moments
from pipeline.stats.pearson import from_estimate, pearson, pearson_from_arrays
from tests.reference.values import reference, reference_data

R = reference("correlation")


def test_it_is_rs_cor_test():
    people = reference_data("bfi")
    found = pearson_from_arrays(people["A1"], people["age"])
    assert found.estimate == pytest.approx(R["pearson"], rel=1e-12)
    assert (found.low, found.high) == pytest.approx((R["pearson_low"], R["pearson_high"]), rel=1e-12)
    assert (found.statistic, found.p_value) == pytest.approx((R["pearson_t"], R["pearson_p"]), rel=1e-10)
    assert (found.df, found.interval_method, found.flag) == (398, "fisher", None)


def test_weighted_it_is_rs_cov_wt_on_kishs_effective_base():
    people = reference_data("bfi")
    found = pearson_from_arrays(people["A1"], people["age"], people["education"])
    assert found.estimate == pytest.approx(R["pearson_weighted"], rel=1e-12)
    assert found.effective_base == pytest.approx(R["n_eff"], rel=1e-12)
    assert found.df == pytest.approx(R["n_eff"] - 2)


def test_the_size_of_the_weights_does_not_matter():
    x, y, w = [1, 2, 3, 4, 5], [2, 1, 4, 3, 6], np.array([1, 2, 1, 2, 1])
    assert pearson_from_arrays(x, y, w).low == pytest.approx(
        pearson_from_arrays(x, y, 1000 * w).low, rel=1e-12
    )


def test_sums_with_a_shift_give_what_the_rows_give():
    x, y = np.array([1.0, 2, 3, 4, 5]), np.array([2.0, 1, 4, 3, 6])
    u, v = x - 3, y - 2
    sums = Moments(5, 5, 5, u.sum(), v.sum(), u @ u, u @ v, v @ v)
    assert pearson(sums).estimate == pytest.approx(pearson_from_arrays(x, y).estimate, rel=1e-14)


@pytest.mark.parametrize("x", [[1, 1, 1, 1], [0.1, 0.1, 0.1, 0.1]])
def test_a_constant_is_not_estimable(x):
    found = pearson_from_arrays(x, [1, 2, 3, 4])
    assert isnan(found.estimate)
    assert isnan(found.p_value)
    assert found.flag == "not_estimable"


@pytest.mark.parametrize("size", [0, 1, 2])
def test_under_three_respondents_nothing_is_estimable(size):
    assert pearson_from_arrays([1, 2][:size], [1, 3][:size]).flag == "not_estimable"


def test_three_respondents_have_an_estimate_without_interval():
    found = pearson_from_arrays([1, 2, 3], [1, 3, 2])
    assert found.estimate == pytest.approx(0.5)
    assert isnan(found.low)
    assert found.interval_method is None
    assert found.df == 1


def test_a_perfect_correlation_has_the_interval_of_a_point():
    found = pearson_from_arrays([0.1, 0.2, 0.3, 0.4, 0.7], [-0.1, -0.2, -0.3, -0.4, -0.7])
    assert (found.estimate, found.low, found.high, found.p_value) == (-1, -1, -1, 0)
    assert (found.std_error, found.flag) == (0, "boundary")


def test_a_published_correlation_enters_with_its_base():
    found = from_estimate(0.5, 100)
    assert (found.low, found.high) == pytest.approx((0.3366433, 0.6341398), abs=1e-7)  # psych::r.con(.5, 100)
