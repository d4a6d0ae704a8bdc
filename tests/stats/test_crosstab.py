import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.crosstab import Crosstab, from_arrays, from_long
from tests.drawn import table

CELLS = table("""
    x | y | n | w   | ww
    --+---+---+-----+-----
    3 | 1 | 2 | 1.0 | 0.5
    1 | 1 | 4 | 6.0 | 9.0
    1 | 2 | 1 | 1.0 | 1.0
    """)


def test_cells_in_any_order_become_an_ascending_table():
    found = from_long(CELLS["x"], CELLS["y"], CELLS["n"])
    assert found.x_values.tolist() == [1, 3]
    assert found.counts.tolist() == [[4, 1], [2, 0]]
    assert found.weights is None
    assert found.effective_base == 7


def test_a_weighted_table_keeps_counts_and_weights_apart():
    found = from_long(CELLS["x"], CELLS["y"], CELLS["n"], CELLS["w"], CELLS["ww"])
    assert found.mass.tolist() == [[6, 1], [1, 0]]
    assert found.n == 7
    assert found.effective_base == pytest.approx(64 / 10.5)


def test_rows_and_cells_give_the_same_table():
    rows = from_arrays([1, 1, 3, 1, np.nan], [2, 1, 1, 1, 1], [1, 2, 3, 4, 5])
    cells = from_long([1, 1, 3], [1, 2, 1], [2, 1, 1], [6, 1, 3], [20, 1, 9])
    assert rows.counts.tolist() == cells.counts.tolist()
    assert rows.weights.tolist() == cells.weights.tolist()
    assert rows.effective_base == cells.effective_base


def test_values_nobody_has_can_be_left_out():
    full = Crosstab(np.array([1, 2, 3]), np.array([1, 2]), np.array([[1, 0], [0, 0], [2, 0]]))
    found = full.occupied()
    assert (found.x_values.tolist(), found.y_values.tolist()) == ([1, 3], [1])
    assert found.counts.tolist() == [[1], [2]]


def test_transposing_exchanges_x_and_y():
    found = from_long(CELLS["x"], CELLS["y"], CELLS["n"]).transposed()
    assert found.counts.tolist() == [[4, 2], [1, 0]]
    assert found.x_values.tolist() == [1, 2]


def test_weights_without_their_squares_have_no_effective_base():
    with pytest.raises(EstimationError, match="pass `ww`"):
        _ = from_long([1, 2], [1, 2], [1, 1], [1, 2]).effective_base


def test_a_table_of_another_shape_is_refused():
    with pytest.raises(EstimationError, match=r"counts has shape \(1, 1\)"):
        Crosstab(np.array([1, 2]), np.array([1]), np.array([[1]]))


def test_a_cell_without_a_value_is_refused():
    with pytest.raises(EstimationError, match="no value of x or y"):
        from_long([1, np.nan], [1, 2], [1, 1])


def test_a_pair_too_fine_for_a_table_is_refused():
    fine = np.arange(5000)
    with pytest.raises(EstimationError, match="too fine"):
        from_long(fine, fine, np.ones(5000))
