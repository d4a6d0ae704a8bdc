import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.standardize import standardize

X = np.array([[1.0, 10], [2, 30], [4, 20]])
N = np.array([2.0, 1, 1])


def test_regressors_get_mean_zero_and_variance_one():
    found = standardize(X, N, ["a", "b"])
    assert N @ found.columns == pytest.approx([4, 0, 0], abs=1e-12)
    assert N @ found.columns**2 == pytest.approx([4, 4, 4])


def test_coefficients_turn_back_to_the_units_of_the_regressors():
    found = standardize(X, N, ["a", "b"])
    beta = np.array([1.0, -2, 3])
    own = found.back @ beta
    assert own[0] + X @ own[1:] == pytest.approx(found.columns @ beta)


def test_a_constant_regressor_is_named():
    with pytest.raises(EstimationError, match="'b' does not vary"):
        standardize(np.array([[1.0, 0.1], [2, 0.1], [4, 0.1]]), N, ["a", "b"])


def test_a_shape_that_is_not_that_of_the_names_is_refused():
    with pytest.raises(EstimationError, match=r"shape \(3, 2\)"):
        standardize(X, N, ["a"])
