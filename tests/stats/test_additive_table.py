import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.additive_table import additive_table, table_with_margins


def test_each_row_and_column_adds_up_to_its_total():
    table = table_with_margins([[1, 2, 3], [4, 5, 9], [5, 7, 12]])
    assert table.equations.shape == (6, 9)
    assert (table.equations @ table.values == 0).all()
    assert table.equations[0].tolist() == [1, 0, 0, 1, 0, 0, -1, 0, 0]


def test_a_cube_and_a_single_row_have_totals_too():
    cube = np.zeros((3, 3, 3))
    cube[:2, :2, :2] = np.arange(8).reshape(2, 2, 2)
    for axis in range(3):
        cube[(slice(None),) * axis + (2,)] = cube[(slice(None),) * axis + (slice(0, 2),)].sum(axis=axis)
    assert table_with_margins(cube).equations.shape == (27, 27)
    assert table_with_margins([1, 2, 3]).equations.tolist() == [[1, 1, -1]]


def test_a_hierarchy_is_given_by_its_sums():
    table = additive_table([10, 6, 4, 1, 5], [(0, [1, 2]), (1, [3, 4])])
    assert (table.equations @ table.values == 0).all()


def test_cells_that_do_not_add_up_are_an_error_that_names_the_total():
    with pytest.raises(EstimationError, match="cell 3 is 4 and its 2 parts sum to 3"):
        table_with_margins([1, 2, 4])


@pytest.mark.parametrize("cell", [-1, np.nan])
def test_a_negative_or_missing_cell_is_an_error(cell):
    with pytest.raises(EstimationError, match="cell 2 is"):
        table_with_margins([1, cell, 3])
