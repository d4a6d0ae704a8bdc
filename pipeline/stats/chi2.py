"""Are the rows and the columns of an unweighted table independent?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, xlogy

from pipeline.errors import EstimationError
from pipeline.stats.draw_tables import draw_tables

BLOCK = 2_000_000  # cells of simulated tables held at once
TIES = 1 + 1e-7  # a simulated statistic this near the observed one is as extreme


@dataclass(frozen=True, slots=True)
class Chi2:
    """Test of a table without its empty rows and columns; NaN where under two of either are left.

    `method` is `pearson_chi2`, or `monte_carlo` where expected counts are too small for its distribution.
    """

    statistic: float
    df: int
    p_value: float
    method: str
    n: int
    shape: tuple[int, int]
    draws: int = 0


def chi2_test(
    table: ArrayLike,
    *,
    statistic: Literal["pearson", "g"] = "pearson",
    draws: int = 9_999,
    seed: int = 0,
    simulate: bool | None = None,
) -> Chi2:
    """Pearson's chi-square (or G) of a table of respondents (R, C); no continuity correction.

    With an expected count under 1, or over 20% of them under 5, the p-value is (1+k)/(draws+1) from
    seeded tables with the same margins (`simulate` forces or forbids it). Raises EstimationError for
    counts that are not whole numbers of respondents: weighted tables need `rao_scott`.
    Source: Pearson 1900; Cochran 1954; R's chisq.test.
    """
    observed = whole_table(table)
    rows, columns = observed.shape
    n = int(observed.sum())
    if min(rows, columns) < 2:
        return Chi2(np.nan, 0, np.nan, "pearson_chi2", n, (rows, columns))
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / n
    value = float(_statistic(observed, expected, statistic))
    df = (rows - 1) * (columns - 1)
    sparse = bool((expected < 1).any() or np.mean(expected < 5) > 0.2)
    if sparse if simulate is None else simulate:
        extreme = sum(
            int(np.sum(_statistic(block, expected, statistic) * TIES >= value))
            for block in random_tables(observed, draws=draws, seed=seed)
        )
        p_value = (1 + extreme) / (draws + 1)
        return Chi2(value, df, p_value, "monte_carlo", n, (rows, columns), draws)
    return Chi2(value, df, float(chdtrc(df, value)), "pearson_chi2", n, (rows, columns))


def whole_table(table: ArrayLike) -> np.ndarray:
    """The table of whole counts without its empty rows and columns."""
    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2:
        raise EstimationError(f"a table has rows and columns; this one has {counts.ndim} dimensions")
    if not (np.isfinite(counts).all() and (counts >= 0).all() and (counts == np.round(counts)).all()):
        raise EstimationError("the test needs whole counts of respondents; test weighted tables by rao_scott")
    kept = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    return kept.astype(np.int64)


def random_tables(observed: np.ndarray, *, draws: int, seed: int):
    """Blocks (draws, R, C) of independent tables with the margins of `observed`."""
    generator = np.random.default_rng(seed)
    block = max(1, BLOCK // observed.size)
    for start in range(0, draws, block):
        size = min(block, draws - start)
        yield draw_tables(observed.sum(axis=1), observed.sum(axis=0), size, generator)


def _statistic(tables: np.ndarray, expected: np.ndarray, statistic: str) -> np.ndarray:
    if statistic == "g":
        return 2 * np.sum(xlogy(tables, tables / expected), axis=(-2, -1))
    away = tables - expected
    return np.einsum("...rc,...rc,rc->...", away, away, 1 / expected)
