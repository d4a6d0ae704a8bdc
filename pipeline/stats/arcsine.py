"""The interval on the scale that makes a share's variance constant."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import Interval, is_boundary, t_quantile


def arcsine_interval(
    share: ArrayLike, variance: ArrayLike, *, df: ArrayLike, confidence: float = 0.95
) -> Interval:
    """sin^2(arcsin(sqrt p) -+ t SE/(2 sqrt(p(1-p)))); all arguments broadcast.

    An end that leaves the scale is 0 or 1. NaN at 0 and 1, where the linearised error is not defined, and
    where V or df is NaN. Source: R survey's svyciprop("asin"), which folds such an end back instead.
    """
    p, v = np.asarray(share, dtype=float), np.asarray(variance, dtype=float)
    inside = np.where(is_boundary(p), np.nan, p)
    half = t_quantile(df, confidence=confidence) * np.sqrt(v / (inside * (1 - inside))) / 2
    angle = np.arcsin(np.sqrt(inside))
    low, high = np.maximum(angle - half, 0.0), np.minimum(angle + half, np.pi / 2)
    return Interval(np.sin(low) ** 2, np.sin(high) ** 2)
