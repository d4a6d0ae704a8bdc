"""How much a share changed between two waves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import Interval, t_quantile
from pipeline.stats.shares import t_test

ROUNDING = 1e-12  # what is left of two variances that their covariance uses up


@dataclass(frozen=True, slots=True)
class WaveChange:
    """Later less earlier share, its standard error, interval, test statistic and two-sided p-value."""

    change: np.ndarray
    std_error: np.ndarray
    interval: Interval
    statistic: np.ndarray
    p_value: np.ndarray


def wave_change(
    from_share: ArrayLike,
    from_variance: ArrayLike,
    to_share: ArrayLike,
    to_variance: ArrayLike,
    *,
    covariance: ArrayLike = 0.0,
    df: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> WaveChange:
    """The change with V1 + V2 - 2 Cov; all arguments broadcast.

    `covariance` of the two shares, from totals of both waves over shared PSUs or matched respondents
    (`shares.shares_of_totals`); 0 where nobody answered both. Infinite `df` gives the normal's interval
    and test. NaN where a variance is. The interval is kept inside [-1, 1].
    Source: Kish 1965, 12.4; estimators 54.
    """
    v1, v2, cov = (np.asarray(value, dtype=float) for value in (from_variance, to_variance, covariance))
    change = np.asarray(to_share, dtype=float) - np.asarray(from_share, dtype=float)
    variance = v1 + v2 - 2 * cov
    std_error = np.sqrt(np.where(variance <= ROUNDING * (v1 + v2), 0.0, variance))
    half = t_quantile(df, confidence=confidence) * std_error
    statistic, p_value = t_test(change, std_error, df=df)
    interval = Interval(np.maximum(change - half, -1.0), np.minimum(change + half, 1.0))
    return WaveChange(change, std_error, interval, statistic, p_value)
