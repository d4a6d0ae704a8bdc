"""Bootstrap of a correlation on its cross-table: a multinomial over cells, no row drawn one by one."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from pipeline.stats.bca import bca_interval
from pipeline.stats.cell_replicates import Cells, Method, cells_of, replicate_correlations, without_one
from pipeline.stats.correlation import clamp
from pipeline.stats.crosstab import Crosstab


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """A correlation with its bootstrap standard error and BCa interval.

    `replicates` could be computed, `degenerate` could not (a resample with a constant) and were dropped.
    """

    estimate: float
    std_error: float
    low: float
    high: float
    interval_method: str | None
    bias: float
    acceleration: float
    replicates: int
    degenerate: int
    seed: int
    flag: str | None = None


def bootstrap(
    crosstab: Crosstab,
    *,
    method: Method = "spearman",
    replicates: int = 9999,
    seed: int,
    confidence: float = 0.95,
) -> Bootstrap:
    """BCa bootstrap (Efron 1987) of Pearson's r, Spearman's rho or Kendall's tau-b; same seed, same numbers.

    The acceleration comes from leaving out one respondent of each cell. Under four respondents, or with a
    constant, it is `not_estimable`. Weighted tables raise EstimationError.
    """
    cells = cells_of(crosstab)
    estimate = _estimate(cells, method)
    if np.isnan(estimate):
        return Bootstrap(nan, nan, nan, nan, None, nan, nan, 0, 0, seed, "not_estimable")
    drawn = _resample(cells, method, replicates, np.random.default_rng(seed))
    usable = drawn[~np.isnan(drawn)]
    leave_one_out = without_one(cells, method=method)
    interval = bca_interval(estimate, usable, leave_one_out, cells.counts, confidence=confidence)
    return Bootstrap(
        estimate=estimate,
        std_error=float(usable.std(ddof=1)),
        low=interval.low,
        high=interval.high,
        interval_method=None if np.isnan(interval.low) else "bca",
        bias=interval.bias,
        acceleration=interval.acceleration,
        replicates=len(usable),
        degenerate=len(drawn) - len(usable),
        seed=seed,
        flag="boundary" if abs(estimate) == 1 else None,
    )


def _estimate(cells: Cells, method: Method) -> float:
    if cells.n < 4:
        return nan
    return clamp(float(replicate_correlations(cells, cells.counts[None, :], method=method)[0]))


def _resample(cells: Cells, method: Method, replicates: int, draw: np.random.Generator) -> np.ndarray:
    """(replicates,): the correlation of each resample, NaN where it is constant."""
    shares = cells.counts / cells.n
    return np.concatenate(
        [
            replicate_correlations(cells, draw.multinomial(cells.n, shares, size=size), method=method)
            for size in cells.batches(replicates)
        ]
    )
