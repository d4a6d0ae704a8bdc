import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.controls import Control, columns_of, require_independent


def test_a_category_becomes_a_column_for_all_but_its_first_level():
    names, columns = columns_of([Control("sector", ["fin", "ind", "fin", "pub"], True)], 4)
    assert names == ("sector=ind", "sector=pub")
    assert columns.tolist() == [[0, 0], [1, 0], [0, 0], [0, 1]]


def test_a_number_stays_a_number():
    names, columns = columns_of([Control("age", [20, 40]), Control("size", [1, 3])], 2)
    assert names == ("age", "size")
    assert columns.tolist() == [[20, 1], [40, 3]]


def test_no_controls_are_no_columns():
    assert columns_of([], 5)[1].shape == (5, 0)


@pytest.mark.parametrize("control", [Control("sector", ["fin", "fin"], True), Control("sector", [3, 3])])
def test_a_control_with_one_level_is_named(control):
    with pytest.raises(EstimationError, match="control 'sector' has only"):
        columns_of([control], 2)


def test_missing_values_are_seen_in_numbers_and_categories():
    assert Control("a", [1.0, np.nan]).observed().tolist() == [True, False]
    assert Control("a", ["fin", None], True).observed().tolist() == [True, False]


def test_the_collinear_control_is_named_with_what_determines_it():
    a, b = np.array([1.0, 2, 3, 5]), np.array([1.0, -1, 2, 0])
    columns = np.column_stack([a, b, a + b])
    with pytest.raises(EstimationError, match="'total' is collinear: 'a', 'b' determine it"):
        require_independent(columns.T @ columns, ["a", "b", "total"])


def test_a_control_that_does_not_vary_is_named():
    with pytest.raises(EstimationError, match="'b' does not vary"):
        require_independent(np.diag([1.0, 0.0]), ["a", "b"])


def test_independent_controls_pass():
    require_independent(np.array([[1.0, 0.9], [0.9, 1.0]]), ["a", "b"])
