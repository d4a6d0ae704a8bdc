"""Pearson's correlation under a sampling design: weighted moments with linearised precision."""

from __future__ import annotations

from math import isnan, nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.correlation import Correlation, clamp, fisher_interval, no_correlation, two_sided
from pipeline.stats.moments import Moments


def design_correlation(
    totals: ArrayLike, covariance: ArrayLike, df: float, effective_base: float, *, confidence: float = 0.95
) -> Correlation:
    """Correlation from the totals (6,) of (1, x, y, xx, xy, yy) and their design covariance (6, 6).

    Totals are weighted and over the domain, x and y shifted by about their means. std_error by Taylor
    linearisation (Binder 1983), interval on Fisher's scale with Student's t on the design's `df`, test
    estimate / std_error. A NaN covariance (a lonely PSU) leaves the estimate, flagged `lonely_psu`; no
    degree of freedom leaves it without interval.
    """
    w, x, y, xx, xy, yy = np.asarray(totals, float)
    sums = Moments(effective_base, w, 0.0, x, y, xx, xy, yy)
    spread_x, spread_y = sums.spread_x, sums.spread_y
    if effective_base < 3 or spread_x == 0 or spread_y == 0:
        return no_correlation(effective_base)
    estimate = clamp(sums.co_spread / sqrt(spread_x) / sqrt(spread_y))
    gradient = _gradient(sums, estimate)
    variance = float(gradient @ np.asarray(covariance, float) @ gradient)
    if abs(estimate) == 1:
        variance = 0.0
    std_error = sqrt(max(variance, 0.0)) if not isnan(variance) else nan
    freedom = df if df > 0 else nan
    scale = std_error / (1 - estimate**2) if abs(estimate) < 1 else 0.0
    low, high = fisher_interval(estimate, scale, confidence=confidence, df=freedom)
    statistic = estimate / std_error if std_error > 0 else nan
    return Correlation(
        estimate=estimate,
        std_error=std_error,
        low=low,
        high=high,
        interval_method=None if isnan(low) else "design_fisher",
        statistic=statistic,
        df=freedom,
        p_value=two_sided(statistic, df=freedom),
        effective_base=effective_base,
        flag=_flag(estimate, std_error),
    )


def _gradient(sums: Moments, estimate: float) -> np.ndarray:
    """(6,): derivative of the correlation by each total."""
    spread_x, spread_y = sums.spread_x, sums.spread_y
    mean_x, mean_y = sums.x / sums.w, sums.y / sums.w
    both = 1 / sqrt(spread_x * spread_y)
    by_xx, by_yy = -estimate / (2 * spread_x), -estimate / (2 * spread_y)
    # d spread_x = d xx - 2 mean_x d x + mean_x^2 d w, and so on.
    return np.array(
        [
            by_xx * mean_x**2 + by_yy * mean_y**2 + both * mean_x * mean_y,
            -2 * by_xx * mean_x - both * mean_y,
            -2 * by_yy * mean_y - both * mean_x,
            by_xx,
            both,
            by_yy,
        ]
    )


def _flag(estimate: float, std_error: float) -> str | None:
    if isnan(std_error):
        return "lonely_psu"
    return "boundary" if abs(estimate) == 1 else None
