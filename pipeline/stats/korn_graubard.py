"""Clopper-Pearson's interval for a design, as the presentation rules of NCHS ask for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.interval import Interval, is_boundary, t_quantile


def korn_graubard_interval(
    share: ArrayLike,
    variance: ArrayLike,
    *,
    unweighted_base: ArrayLike,
    df: ArrayLike,
    kish_effect: ArrayLike = 1.0,
    capped: bool = True,
    confidence: float = 0.95,
) -> Interval:
    """The exact interval on n* = p(1-p)/V (t_{n-1}/t_df)^2; all arguments broadcast.

    n* is at most the unweighted base (not so in R survey 4.1: `capped=False`). At 0 and 1, where V says
    nothing, n* is n over Kish's design effect. NaN where V or df is NaN, or n is 1.
    Source: Korn & Graubard 1998; R survey's svyciprop("beta"); Parker et al. 2017.
    """
    p, v, n = (np.asarray(value, dtype=float) for value in (share, variance, unweighted_base))
    ratio = t_quantile(n - 1, confidence=confidence) / t_quantile(df, confidence=confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        base = np.where(is_boundary(p), n / np.asarray(kish_effect, dtype=float), p * (1 - p) / v)
        base = np.where(np.isnan(v), np.nan, base) * ratio**2
    base = np.minimum(base, n) if capped else base
    return clopper_pearson_interval(p, base, confidence=confidence)
