import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.moments import Moments, moments_from_arrays
from tests.reference.values import reference, reference_data


def test_the_effective_base_is_kishs():
    people = reference_data("bfi")
    weights = people["education"] / people["education"].mean()
    moments = moments_from_arrays(people["A1"], people["age"], weights)
    assert moments.effective_base == pytest.approx(reference("correlation")["n_eff"], rel=1e-12)


def test_equal_weights_leave_the_effective_base_at_the_number_of_respondents():
    assert moments_from_arrays([1, 2, 3], [1, 2, 4], [2, 2, 2]).effective_base == 3


def test_a_pair_with_a_missing_value_or_no_weight_is_left_out():
    moments = moments_from_arrays([1, np.nan, 3, 4], [2, 2, np.nan, 5], [1, 1, 1, 0])
    assert (moments.n, moments.w) == (1, 1)


def test_a_constant_has_no_spread_whatever_its_digits():
    assert moments_from_arrays([0.1] * 7, range(7)).spread_x == 0


def test_a_large_mean_costs_no_digits():
    near = moments_from_arrays([1, 2, 4], [1, 3, 3])
    far = moments_from_arrays([1e9 + 1, 1e9 + 2, 1e9 + 4], [1, 3, 3])
    assert far.spread_x == pytest.approx(near.spread_x, rel=1e-12)
    assert far.co_spread == pytest.approx(near.co_spread, rel=1e-12)


def test_the_moments_of_two_groups_add_up():
    low, high = Moments(2, 2, 2, 3, 3, 5, 5, 5), Moments(1, 1, 1, 4, 3, 16, 12, 9)
    assert (low + high).xx == 21
    assert (low + high).n == 3


def test_nobody_has_an_effective_base_of_zero():
    assert moments_from_arrays([], []).effective_base == 0


def test_a_negative_weight_is_refused():
    with pytest.raises(EstimationError, match="1 weights are negative"):
        moments_from_arrays([1, 2], [1, 2], [1, -1])


def test_arrays_of_different_length_are_refused():
    with pytest.raises(EstimationError, match="x has 2 values, y 1"):
        moments_from_arrays([1, 2], [1])
