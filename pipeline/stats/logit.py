"""The interval on the log-odds scale, which SPSS Complex Samples and SUDAAN print."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit, logit

from pipeline.stats.interval import Interval, is_boundary, t_quantile


def logit_interval(
    share: ArrayLike, variance: ArrayLike, *, df: ArrayLike, confidence: float = 0.95
) -> Interval:
    """expit(logit p -+ t SE/(p(1-p))); all arguments broadcast.

    NaN at 0 and 1, where it is not defined, and where V or df is NaN.
    Source: Korn & Graubard 1998; R survey's svyciprop("xlogit").
    """
    p, v = np.asarray(share, dtype=float), np.asarray(variance, dtype=float)
    inside = np.where(is_boundary(p), np.nan, p)
    half = t_quantile(df, confidence=confidence) * np.sqrt(v) / (inside * (1 - inside))
    return Interval(expit(logit(inside) - half), expit(logit(inside) + half))
