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


def test_one_unit_of_one_needs_no_variance_within():
    assert second_stage_covariance([0.5], [1], [1], [[8]], [[[64]]])[0, 0] == 0


@pytest.mark.parametrize(
    ("lonely", "added"), [("remove", 1), ("certainty", 1), ("adjust", 1 + 0.5 * 0.9 * 64), ("average", 2)]
)
def test_one_unit_of_many_follows_the_rule(lonely, added):
    """Beside the PSU of the first test, one of which a single unit with 8 was taken; R: scale f1 (1 - f2)."""
    psus = [0.5, 0.5], [0.5, 0.1], [2, 1]
    found = second_stage_covariance(*psus, [[8], [8]], [[[34]], [[64]]], lonely=lonely)
    assert found[0, 0] == pytest.approx(added)
    assert second_stage_variance(*psus, [[8], [8]], [[34], [64]], lonely=lonely) == pytest.approx([added])


def test_one_unit_of_many_takes_the_variance_of_what_has_weight_in_it():
    psus = [0.5, 0.5], [0.5, 0.1], [2, 1]
    sums, squares = [[8, 8], [8, 0]], [[34, 34], [64, 0]]
    assert np.isnan(second_stage_variance(*psus, sums, squares)).tolist() == [True, False]
    products = np.array([[[34, 34], [34, 34]], [[64, 0], [0, 0]]], dtype=float)
    found = second_stage_covariance(*psus, sums, products)
    assert np.isnan(found).tolist() == [[True, True], [True, False]]


def test_by_cell_it_is_the_diagonal():
    sums, squares = [[8.0, 3.0], [1.0, 4.0]], [[34.0, 5.0], [1.0, 10.0]]
    products = np.array([[[34, 0], [0, 5]], [[1, 0], [0, 10]]], dtype=float)
    pair = second_stage_covariance([0.5, 0.5], [0.5, 0.25], [2, 3], sums, products)
    assert second_stage_variance([0.5, 0.5], [0.5, 0.25], [2, 3], sums, squares) == pytest.approx(
        np.diag(pair)
    )
