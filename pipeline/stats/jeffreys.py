"""The interval from Jeffreys' prior."""

from __future__ import annotations

from numpy.typing import ArrayLike

from pipeline.stats.clopper_pearson import beta_interval
from pipeline.stats.interval import Interval


def jeffreys_interval(share: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Equal-tailed Beta(x + 1/2, n - x + 1/2); `share` (0 to 1) and `n` broadcast.

    At 0 the low end is 0, at 1 the high end is 1, so that the interval holds the share (Brown, Cai &
    DasGupta 2001; statsmodels leaves that out). NaN where `n` is 0.
    """
    return beta_interval(share, n, before=(0.5, 0.5), after=(0.5, 0.5), confidence=confidence)
