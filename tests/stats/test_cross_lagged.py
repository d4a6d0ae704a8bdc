from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.cross_lagged import cross_lagged
from tests.reference.values import reference, reference_data

R = reference("cross_lagged")
COVARIANCE = np.cov(reference_data("bfi")[["C1", "A2", "C2", "A3"]].T)


def test_the_paths_are_lavaans_standardised_solution():
    found = cross_lagged(COVARIANCE, 400)
    paths = (found.x_to_y, found.y_to_x, found.x_stability, found.y_stability)
    names = ("x_to_y", "y_to_x", "x_stay", "y_stay")
    # lavaan's optimiser leaves 1e-8
    assert [path.estimate for path in paths] == pytest.approx([R[name] for name in names], rel=1e-7)
    assert [path.std_error for path in paths] == pytest.approx([R[f"{name}_se"] for name in names], rel=1e-6)
    assert found.residual_correlation == pytest.approx(R["residual"], rel=1e-7)


def test_the_difference_is_one_path_minus_the_other():
    found = cross_lagged(COVARIANCE, 400)
    assert found.difference.estimate == pytest.approx(R["gap"], rel=1e-10)
    assert found.difference.low < found.difference.estimate < found.difference.high


def test_exchanging_x_and_y_turns_the_difference():
    order = [1, 0, 3, 2]
    found, turned = cross_lagged(COVARIANCE, 400), cross_lagged(COVARIANCE[np.ix_(order, order)], 400)
    assert turned.difference.estimate == pytest.approx(-found.difference.estimate)
    assert turned.x_to_y.std_error == pytest.approx(found.y_to_x.std_error)


@pytest.mark.parametrize(
    "covariance",
    [
        np.diag([1.0, 1, 1, 0]),
        np.array([[1, 1, 0.5, 0.5], [1, 1, 0.5, 0.5], [0.5, 0.5, 1, 0.2], [0.5, 0.5, 0.2, 1]]),
    ],
)
def test_a_constant_and_one_variable_twice_are_not_estimable(covariance):
    found = cross_lagged(covariance, 100)
    assert isnan(found.x_to_y.estimate)
    assert found.flag == "not_estimable"


def test_unmatched_waves_are_refused():
    with pytest.raises(EstimationError, match="these data cannot show which came first: 0 respondents"):
        cross_lagged(COVARIANCE, 0)


def test_a_single_wave_is_refused():
    with pytest.raises(EstimationError, match="these data cannot show which came first"):
        cross_lagged(np.eye(2), 400)
