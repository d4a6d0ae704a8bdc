"""One odds ratio across sectors: is there an association that the sectors do not explain?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, ndtri

from pipeline.stats.interval import Interval


@dataclass(frozen=True, slots=True)
class MantelHaenszel:
    """The common odds ratio, its interval, and the test that it is 1."""

    odds_ratio: float
    interval: Interval
    statistic: float
    p_value: float
    strata: int


def mantel_haenszel(
    tables: ArrayLike, *, continuity: bool = False, confidence: float = 0.95
) -> MantelHaenszel:
    """Mantel and Haenszel's test and odds ratio for tables (strata, 2, 2) of respondents.

    Strata with under two respondents, or with an empty row or column, say nothing and are left out. The
    interval is Robins, Breslow and Greenland's. NaN where no stratum is left. `continuity` takes a half
    from the deviation, as R does by default.
    Source: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986; R's mantelhaen.test.
    """
    x = np.asarray(tables, dtype=float).reshape(-1, 2, 2)
    x = x[(x.sum(axis=2) > 0).all(axis=1) & (x.sum(axis=1) > 0).all(axis=1)]
    if not len(x):
        return MantelHaenszel(np.nan, Interval(np.array(np.nan), np.array(np.nan)), np.nan, np.nan, 0)
    n = x.sum(axis=(1, 2))
    row, column = x.sum(axis=2), x.sum(axis=1)
    expected = row[:, 0] * column[:, 0] / n
    variance = row.prod(axis=1) * column.prod(axis=1) / (n**2 * (n - 1))
    deviation = abs((x[:, 0, 0] - expected).sum())
    if continuity and deviation >= 0.5:
        deviation -= 0.5
    statistic = float(deviation**2 / variance.sum())
    estimate, log_error = _odds_ratio(x, n)
    factor = np.exp(ndtri((1 + confidence) / 2) * log_error)
    return MantelHaenszel(
        float(estimate),
        Interval(estimate / factor, estimate * factor),
        statistic,
        float(chdtrc(1, statistic)),
        len(x),
    )


def _odds_ratio(x: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The common odds ratio and the standard error of its logarithm."""
    up, down = x[:, 0, 0] * x[:, 1, 1] / n, x[:, 0, 1] * x[:, 1, 0] / n
    same, cross = (x[:, 0, 0] + x[:, 1, 1]) / n, (x[:, 0, 1] + x[:, 1, 0]) / n
    r, s = up.sum(), down.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = (
            (same * up).sum() / (2 * r**2)
            + (same * down + cross * up).sum() / (2 * r * s)
            + (cross * down).sum() / (2 * s**2)
        )
        return r / s, np.sqrt(variance)
