import numpy as np
import pytest

from pipeline.stats.calibrated_residuals import calibrated_residuals, raked_fit


def test_what_the_auxiliaries_explain_has_no_residual():
    x = np.column_stack([np.ones(5), [1.0, 2, 3, 4, 9]])
    assert calibrated_residuals(3 + 2 * x[:, 1], x, [1, 2, 1, 2, 1]) == pytest.approx([0] * 5, abs=1e-12)


def test_one_margin_leaves_the_deviation_from_the_weighted_group_mean():
    residuals = calibrated_residuals([1.0, 4, 10], np.eye(2)[[0, 0, 1]], [1, 2, 1])
    assert residuals == pytest.approx([-2, 1, 0])
    assert raked_fit([3, 1], [9, 10], [[0, 1]]) == pytest.approx([3, 10])


def test_two_margins_by_cells_are_the_regression_on_rows():
    generator = np.random.default_rng(8)
    row, column, w = generator.integers(0, 3, 60), generator.integers(0, 2, 60), generator.uniform(1, 5, 60)
    y = generator.normal(size=(60, 2))
    x = np.column_stack([np.eye(3)[row], np.eye(2)[column]])
    cell = row * 2 + column
    weights = np.bincount(cell, weights=w, minlength=6)
    sums = np.column_stack([np.bincount(cell, weights=w * y[:, k], minlength=6) for k in range(2)])
    fit = raked_fit(weights, sums, [[0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1]])
    assert y - fit[cell] == pytest.approx(calibrated_residuals(y, x, w), abs=1e-9)


def test_an_empty_cell_fits_without_warning():
    fit = raked_fit([3, 0, 1], [9.0, 0, 10], [[0, 1, 2]])
    assert fit == pytest.approx([3, 0, 10])
