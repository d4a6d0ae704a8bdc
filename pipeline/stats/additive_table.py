"""A table whose cells add up to its totals, as disclosure control sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError

ROUNDING = 1e-9  # sums may miss their total by this, relative to the table's largest cell


@dataclass(frozen=True, slots=True)
class AdditiveTable:
    """`values` (N,) of all cells, totals too; `equations` (E, N) of -1, 0, 1 with equations @ values = 0."""

    values: np.ndarray
    equations: np.ndarray


def table_with_margins(cells: ArrayLike) -> AdditiveTable:
    """The table of an array with one or more axes whose last position on each axis is the total.

    Cells in the array's order (C order). Raises EstimationError where the cells do not add up, or one is
    negative or missing.
    """
    array = np.asarray(cells, dtype=float)
    positions = np.arange(array.size).reshape(array.shape)
    sums = [
        (line[-1], line[:-1])
        for axis in range(array.ndim)
        for line in np.moveaxis(positions, axis, -1).reshape(-1, array.shape[axis])
    ]
    return additive_table(array.ravel(), sums)


def additive_table(
    values: ArrayLike, sums: Sequence[tuple[int, Sequence[int] | np.ndarray]]
) -> AdditiveTable:
    """The table of `values` (N,) and its `sums`: the position of a total, and those of its parts.

    Hierarchies and several tables that share cells are given by their sums. Raises EstimationError where
    the cells do not add up, or one is negative or missing. Source: Hundepool et al. 2012, 4.3.
    """
    value = np.asarray(values, dtype=float)
    if not np.isfinite(value).all() or (value < 0).any():
        wrong = int(np.flatnonzero(~(value >= 0) | ~np.isfinite(value))[0]) + 1
        raise EstimationError(
            f"additive table: cell {wrong} is {value[wrong - 1]:g}; cells must be 0 or more"
        )
    equations = sum_equations(value.size, sums)
    missed = np.abs(equations @ value) > ROUNDING * value.max(initial=1.0)
    if missed.any():
        total, parts = sums[int(np.argmax(missed))]
        raise EstimationError(
            f"additive table: cell {total + 1} is {value[total]:.10g} and its {len(parts)} parts sum to "
            f"{value[list(parts)].sum():.10g}; tables are protected before they are rounded"
        )
    return AdditiveTable(value, equations)


def sum_equations(count: int, sums: Sequence[tuple[int, Sequence[int] | np.ndarray]]) -> np.ndarray:
    """(E, `count`) of -1, 0, 1: a total's part in its sum, and those of its parts."""
    equations = np.zeros((len(sums), count))
    for row, (total, parts) in enumerate(sums):
        equations[row, total] = -1.0
        equations[row, list(parts)] += 1.0
    return equations
