"""The exact interval: never too narrow, often too wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from pipeline.stats.interval import BOUNDARY, Interval


def clopper_pearson_interval(share: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Clopper and Pearson's interval; `share` (0 to 1) and `n` broadcast, `n` may be an effective base.

    Each end leaves out (1-confidence)/2, also at 0 and 1, where the other end is 0 or 1. NaN where `n` is
    0. Source: Clopper & Pearson 1934; R's binom.test.
    """
    return beta_interval(share, n, before=(0.0, 1.0), after=(1.0, 0.0), confidence=confidence)


def beta_interval(
    share: ArrayLike,
    n: ArrayLike,
    *,
    before: tuple[float, float],
    after: tuple[float, float],
    confidence: float,
) -> Interval:
    """Quantiles of Beta(x + before[0], n - x + before[1]) for the low end, of `after` for the high one."""
    share, n = np.broadcast_arrays(np.asarray(share, dtype=float), np.asarray(n, dtype=float))
    tail = (1 - confidence) / 2
    usable = (n > 0) & (share >= 0) & (share <= 1)
    count = np.where(usable, share * n, 0.5)
    rest = np.where(usable, (1 - share) * n, 0.5)
    with np.errstate(invalid="ignore"):
        low = betaincinv(count + before[0], rest + before[1], tail)
        high = betaincinv(count + after[0], rest + after[1], 1 - tail)
    low = np.where(share <= BOUNDARY, 0.0, low)
    high = np.where(share >= 1 - BOUNDARY, 1.0, high)
    return Interval(np.where(usable, low, np.nan), np.where(usable, high, np.nan))
