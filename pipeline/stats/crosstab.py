"""The joint histogram of a pair of variables: on a discrete scale it says all that the rows say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.moments import complete_pairs

# Past this many cells the variables are not discrete and no dense table would fit; rows are used then.
MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Crosstab:
    """Respondents by their value of x (rows, ascending) and of y (columns, ascending).

    `counts` is (rows, columns); `weights` the sums of weights and `squared_weights` the sums of squared
    weights in the same shape, both None where respondents are unweighted.
    """

    x_values: np.ndarray
    y_values: np.ndarray
    counts: np.ndarray
    weights: np.ndarray | None = None
    squared_weights: np.ndarray | None = None

    def __post_init__(self) -> None:
        shape = (len(self.x_values), len(self.y_values))
        for name in ("counts", "weights", "squared_weights"):
            table = getattr(self, name)
            if table is not None and np.shape(table) != shape:
                raise EstimationError(f"{name} has shape {np.shape(table)}, the values say {shape}.")

    @property
    def n(self) -> float:
        """Number of respondents."""
        return float(self.counts.sum())

    @property
    def mass(self) -> np.ndarray:
        """(rows, columns): the weights, or the counts where there are none."""
        return self.counts if self.weights is None else self.weights

    @property
    def effective_base(self) -> float:
        """Kish's effective number of respondents. Raises EstimationError without the squared weights."""
        if self.weights is None:
            return self.n
        if self.squared_weights is None:
            raise EstimationError("a weighted cross-table has no squared weights; pass `ww` to from_long.")
        squares = float(self.squared_weights.sum())
        return float(self.weights.sum()) ** 2 / squares if squares > 0 else 0.0

    def occupied(self) -> Crosstab:
        """The same respondents without the rows and columns in which nobody is."""
        rows, columns = self.counts.sum(1) > 0, self.counts.sum(0) > 0
        values = self.x_values[rows], self.y_values[columns]
        return self._each(values, lambda table: table[rows][:, columns])

    def transposed(self) -> Crosstab:
        """The same respondents with x and y exchanged."""
        return self._each((self.y_values, self.x_values), np.transpose)

    def _each(self, values: tuple[np.ndarray, np.ndarray], change: Callable) -> Crosstab:
        weights, squares = self.weights, self.squared_weights
        return Crosstab(
            *values,
            change(self.counts),
            None if weights is None else change(weights),
            None if squares is None else change(squares),
        )


def from_arrays(x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> Crosstab:
    """The cross-table of two arrays, one value per respondent; pairs with NaN or no weight are left out."""
    x, y, w = complete_pairs(x, y, weights)
    if weights is None:
        return from_long(x, y, np.ones(len(x)))
    return from_long(x, y, np.ones(len(x)), w, w * w)


def from_long(
    x: ArrayLike, y: ArrayLike, n: ArrayLike, w: ArrayLike | None = None, ww: ArrayLike | None = None
) -> Crosstab:
    """The cross-table of cells in long form, as a GROUP BY x, y delivers them, in any order.

    `n` counts respondents, `w` sums their weights, `ww` their squared weights. Repeated cells are added.
    Raises EstimationError for NaN among the values and for a pair too fine for a table.
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    if np.isnan(x).any() or np.isnan(y).any():
        raise EstimationError("a cell of the cross-table has no value of x or y; leave missing answers out.")
    x_values, row = np.unique(x, return_inverse=True)
    y_values, column = np.unique(y, return_inverse=True)
    shape = (len(x_values), len(y_values))
    if shape[0] * shape[1] > MOST_CELLS:
        raise EstimationError(
            f"{shape[0]} by {shape[1]} values are too fine for a cross-table; use the rows."
        )
    cell = row * shape[1] + column

    def spread(sums: ArrayLike | None) -> np.ndarray | None:
        if sums is None:
            return None
        return np.bincount(cell, np.asarray(sums, float), shape[0] * shape[1]).reshape(shape)

    counts = spread(n)
    assert counts is not None
    return Crosstab(x_values, y_values, counts, spread(w), spread(ww))
