import numpy as np
import pytest

from pipeline.stats.two_stage import second_stage_covariance, second_stage_variance


def test_the_second_stage_adds_f_times_the_variance_within():
    """One PSU, half of the PSUs taken, 2 of 4 units with weighted values 3 and 5: .5 * .5 * 2 * 2."""
    added = second_stage_covariance([0.5], [0.5], [2], [[8]], [[[34]]])
    assert added == pytest.approx(np.array([[1.0]]))


def test_psus_taken_whole_or_from_an_endless_population_add_nothing():
    assert second_stage_covariance([0.5], [1], [2], [[8]], [[[34]]])[0, 0] == 0
    assert second_stage_covariance([0], [0.5], [2], [[8]], [[[34]]])[0, 0] == 0


def test_one_unit_of_many_has_no_variance_within_and_one_of_one_needs_none():
    assert np.isnan(second_stage_covariance([0.5], [0.1], [1], [[8]], [[[64]]])[0, 0])
    assert second_stage_covariance([0.5], [1], [1], [[8]], [[[64]]])[0, 0] == 0


def test_by_cell_it_is_the_diagonal():
    sums, squares = [[8.0, 3.0], [1.0, 4.0]], [[34.0, 5.0], [1.0, 10.0]]
    products = np.array([[[34, 0], [0, 5]], [[1, 0], [0, 10]]], dtype=float)
    pair = second_stage_covariance([0.5, 0.5], [0.5, 0.25], [2, 3], sums, products)
    assert second_stage_variance([0.5, 0.5], [0.5, 0.25], [2, 3], sums, squares) == pytest.approx(
        np.diag(pair)
    )
