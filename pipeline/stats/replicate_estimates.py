"""A correlation and its precision from the estimates that replicate weights give."""

from __future__ import annotations

from math import isnan, nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.correlation import Correlation, clamp, fisher_interval, no_correlation, two_sided
from pipeline.stats.replicate_variance import replicate_covariance


def from_replicates(
    estimates: np.ndarray,
    effective_base: float,
    *,
    scale: float,
    rscales: ArrayLike = 1.0,
    df: float,
    confidence: float = 0.95,
) -> Correlation:
    """From `estimates` (1 + R,): with the full weights, then with each replicate's; deviations are from the first.

    Interval on Fisher's scale with Student's t, test estimate / std_error. A replicate without an estimate
    leaves no standard error; no full estimate, or a base under 3, is `not_estimable`.
    """
    if effective_base < 3 or isnan(estimates[0]):
        return no_correlation(effective_base)
    estimate = clamp(float(estimates[0]))
    spread = replicate_covariance(estimates[1:, None], [estimate], scale=scale, rscales=rscales)
    std_error = sqrt(float(spread[0, 0])) if abs(estimate) < 1 else 0.0
    beyond = std_error / (1 - estimate**2) if abs(estimate) < 1 else 0.0
    low, high = fisher_interval(estimate, beyond, confidence=confidence, df=df)
    statistic = estimate / std_error if std_error > 0 else nan
    return Correlation(
        estimate=estimate,
        std_error=std_error,
        low=low,
        high=high,
        interval_method=None if isnan(low) else "replicate_fisher",
        statistic=statistic,
        df=df if df > 0 else nan,
        p_value=two_sided(statistic, df=df),
        effective_base=effective_base,
        flag="boundary" if abs(estimate) == 1 else None,
    )
