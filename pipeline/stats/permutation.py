"""Permutation test of a correlation on its cross-table: tables drawn with both margins fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np

from pipeline.errors import EstimationError
from pipeline.stats.crosstab import Crosstab
from pipeline.stats.draw_tables import draw_tables
from pipeline.stats.ranks import midranks

# Sums this close (relative to their spread) are the same pairing counted in another order.
TIE = 1e-9
BATCH = 4_000_000
CELL = 5  # respondents who change places in the time that one cell is drawn


@dataclass(frozen=True, slots=True)
class Permutation:
    """Two-sided `p_value` = (1 + exceeding) / (replicates + 1) (Phipson & Smyth 2010) of an `estimate`."""

    estimate: float
    p_value: float
    exceeding: int
    replicates: int
    seed: int
    flag: str | None = None


def permutation(
    crosstab: Crosstab,
    *,
    method: Literal["pearson", "spearman"] = "spearman",
    replicates: int = 9999,
    seed: int,
) -> Permutation:
    """Permutation test of no relation (Good 2005), on ranks or values; same seed, same p."""
    return stratified_permutation([crosstab], method=method, replicates=replicates, seed=seed)


def stratified_permutation(
    crosstabs: Sequence[Crosstab],
    *,
    method: Literal["pearson", "spearman"] = "spearman",
    replicates: int = 9999,
    seed: int,
) -> Permutation:
    """Permutation within strata: respondents exchange y only with their own sector, say.

    All strata have the same rows and columns; ranks are those of all respondents together, and so is the
    estimate. The distance from the mean over permutations decides, which strata make differ from zero.
    A constant, or under three respondents, is `not_estimable`. Weighted tables raise EstimationError.
    """
    tables = [_unweighted(crosstab, crosstabs[0].counts.shape) for crosstab in crosstabs]
    x, y = _scores(crosstabs[0], np.sum(tables, axis=0), method)
    total = np.sum(tables, axis=0)
    root = float(np.sqrt((total.sum(1) @ x**2) * (total.sum(0) @ y**2))) if total.sum() >= 3 else 0.0
    if root == 0:
        return Permutation(nan, nan, 0, 0, seed, "not_estimable")
    draw = np.random.default_rng(seed)
    observed, drawn = 0.0, np.zeros(replicates)
    for table in tables:
        if table.sum():
            middle = float(x @ np.outer(table.sum(1), table.sum(0)) @ y) / table.sum()
            observed += float(x @ table @ y) - middle
            drawn += _sums(table, x, y, replicates, draw) - middle
    exceeding = int(np.sum(np.abs(drawn) >= abs(observed) - TIE * root))
    return Permutation(
        float(x @ total @ y) / root, (1 + exceeding) / (replicates + 1), exceeding, replicates, seed
    )


def _unweighted(crosstab: Crosstab, shape: tuple[int, ...]) -> np.ndarray:
    if crosstab.weights is not None:
        raise EstimationError("respondents of different weight cannot change places; use replicate weights.")
    if crosstab.counts.shape != shape:
        raise EstimationError(
            f"strata have tables of {crosstab.counts.shape} and {shape}; give all one shape."
        )
    return np.rint(crosstab.counts).astype(np.int64)


def _scores(crosstab: Crosstab, total: np.ndarray, method: str) -> tuple[np.ndarray, np.ndarray]:
    """Centred ranks or values of rows and columns among all respondents."""
    by_x, by_y = total.sum(1), total.sum(0)
    n = max(1, int(total.sum()))
    if method == "spearman":
        return midranks(by_x) - (n + 1) / 2, midranks(by_y) - (n + 1) / 2
    x, y = np.asarray(crosstab.x_values, float), np.asarray(crosstab.y_values, float)
    x, y = x - by_x @ x / n, y - by_y @ y / n
    return x * (np.count_nonzero(by_x) > 1), y * (np.count_nonzero(by_y) > 1)


def _sums(
    table: np.ndarray, x: np.ndarray, y: np.ndarray, replicates: int, draw: np.random.Generator
) -> np.ndarray:
    """(replicates,): sum of x times y over respondents, y permuted among them."""
    by_x, by_y = table.sum(1), table.sum(0)
    n = int(table.sum())
    sums = []
    is_coarse = CELL * table.size <= n
    size = max(1, BATCH // (table.size if is_coarse else n))
    for start in range(0, replicates, size):
        batch = min(size, replicates - start)
        if is_coarse:
            tables = draw_tables(by_x, by_y, batch, draw)
            sums.append(tables.reshape(batch, -1) @ np.outer(x, y).ravel())
        else:
            y_rows = draw.permuted(np.tile(np.repeat(y, by_y), (batch, 1)), axis=1)
            sums.append(y_rows @ np.repeat(x, by_x))
    return np.concatenate(sums)
