"""A correlation recomputed on thousands of replicates of one cross-table at once.

Respondents of a cell are alike, so a resample of respondents is a multinomial draw of cell counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from pipeline.errors import EstimationError
from pipeline.stats.crosstab import Crosstab
from pipeline.stats.moments import CONSTANT

Method = Literal["pearson", "spearman", "kendall"]
# Numbers held at once; replicates are done in batches of this many over the cells.
BATCH = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The occupied cells of a cross-table: `counts` (K,), their place (K,), the rows' and columns' values."""

    counts: np.ndarray
    row: np.ndarray
    column: np.ndarray
    x_values: np.ndarray
    y_values: np.ndarray

    @property
    def n(self) -> int:
        """Number of respondents."""
        return int(self.counts.sum())

    def batches(self, replicates: int) -> Iterator[int]:
        """Sizes of batches that add up to `replicates` and fit in memory."""
        size = max(1, BATCH // max(1, len(self.counts), len(self.x_values) * len(self.y_values)))
        for start in range(0, replicates, size):
            yield min(size, replicates - start)


def cells_of(crosstab: Crosstab) -> Cells:
    """The occupied cells. Raises EstimationError for a weighted table: its cells are not alike."""
    if crosstab.weights is not None:
        raise EstimationError("weighted respondents of a cell are not alike; use replicate weights.")
    table = crosstab.occupied()
    row, column = np.nonzero(table.counts)
    counts = np.rint(table.counts[row, column]).astype(np.int64)
    return Cells(counts, row, column, np.asarray(table.x_values, float), np.asarray(table.y_values, float))


def gathered(x: np.ndarray, y: np.ndarray, draws: np.ndarray) -> tuple[Cells, np.ndarray]:
    """The occupied cells of rows (rows,) with values `x` and `y`, and `draws` (B, rows) added up to (B, K) by cell.

    The cells' counts are the first draw's.
    """
    x_values, row = np.unique(x, return_inverse=True)
    y_values, column = np.unique(y, return_inverse=True)
    found, place = np.unique(row * len(y_values) + column, return_inverse=True)
    by_cell = _margin(draws, place)
    cells = Cells(by_cell[0], found // len(y_values), found % len(y_values), x_values, y_values)
    return cells, by_cell


def without_one(cells: Cells, *, method: Method) -> np.ndarray:
    """(K,): the correlation with one respondent of each cell left out."""
    last = np.cumsum([0, *cells.batches(len(cells.counts))])
    return np.concatenate(
        [
            replicate_correlations(
                cells, cells.counts - _unit_rows(start, stop, len(cells.counts)), method=method
            )
            for start, stop in pairwise(last)
        ]
    )


def _unit_rows(start: int, stop: int, size: int) -> np.ndarray:
    return np.eye(stop - start, size, start)


def replicate_correlations(cells: Cells, draws: np.ndarray, *, method: Method) -> np.ndarray:
    """(B,): the correlation of each row of `draws` (B, K), counts by cell; NaN where a margin is constant.

    No two of the cells are the same (`gathered` sees to that).
    """
    return _METHODS[method](cells, np.asarray(draws, float))


def _pearson(cells: Cells, draws: np.ndarray) -> np.ndarray:
    x, y = cells.x_values[cells.row], cells.y_values[cells.column]
    n = draws.sum(1)
    x, y = x - x.mean(), y - y.mean()
    sums = draws @ np.column_stack([x, y, x * x, x * y, y * y])
    spread_x, spread_y = sums[:, 2] - sums[:, 0] ** 2 / n, sums[:, 4] - sums[:, 1] ** 2 / n
    spread_x = np.where(spread_x > CONSTANT * sums[:, 2], spread_x, 0.0)
    spread_y = np.where(spread_y > CONSTANT * sums[:, 4], spread_y, 0.0)
    return _ratio(sums[:, 3] - sums[:, 0] * sums[:, 1] / n, spread_x * spread_y)


def _spearman(cells: Cells, draws: np.ndarray) -> np.ndarray:
    by_x, by_y = _margin(draws, cells.row), _margin(draws, cells.column)
    n = draws.sum(1)[:, None]
    x, y = np.cumsum(by_x, 1) - (by_x + n) / 2, np.cumsum(by_y, 1) - (by_y + n) / 2
    together = np.einsum("bk,bk,bk->b", draws, x[:, cells.row], y[:, cells.column])
    return _ratio(together, np.einsum("br,br,br->b", by_x, x, x) * np.einsum("bc,bc,bc->b", by_y, y, y))


def _kendall(cells: Cells, draws: np.ndarray) -> np.ndarray:
    table = np.zeros((len(draws), len(cells.x_values), len(cells.y_values)))
    table[:, cells.row, cells.column] = draws
    below = table.cumsum(1).cumsum(2)
    left = below[:, :-1, -1:] - below[:, :-1, :]
    net = (table[:, 1:, 1:] * below[:, :-1, :-1]).sum((1, 2)) - (table[:, 1:] * left).sum((1, 2))
    n = draws.sum(1)
    untied_x, untied_y = n**2 - (table.sum(2) ** 2).sum(1), n**2 - (table.sum(1) ** 2).sum(1)
    return _ratio(2 * net, untied_x * untied_y)


_METHODS: dict[str, Callable[[Cells, np.ndarray], np.ndarray]] = {
    "pearson": _pearson,
    "spearman": _spearman,
    "kendall": _kendall,
}


def _margin(draws: np.ndarray, place: np.ndarray) -> np.ndarray:
    """(B, values): draws summed over the cells of each value; every value has a cell."""
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(place.max() + 1))
    return np.add.reduceat(draws[:, order], starts, axis=1)


def _ratio(together: np.ndarray, product: np.ndarray) -> np.ndarray:
    root = np.sqrt(product)
    return np.divide(together, root, out=np.full(len(together), np.nan), where=root > 0)
