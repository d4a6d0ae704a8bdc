"""The interval of a percentage of which only the rounded figure and the base were published."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import Interval, wilson_interval

TOUCHING = 1e-9  # a count this near the rounding band's end is inside


@dataclass(frozen=True, slots=True)
class PublishedInterval:
    """The interval, and the fewest and most respondents that round to the figure (NaN: no count does)."""

    interval: Interval
    fewest: np.ndarray
    most: np.ndarray


def published_interval(
    share: ArrayLike, n: ArrayLike, *, rounding: float = 0.01, confidence: float = 0.95
) -> PublishedInterval:
    """The union of the Wilson intervals of all counts that round to the published share.

    `share` (0 to 1) was rounded to steps of `rounding` (.01 is whole per cent); `n` respondents; both
    broadcast. Where no count of n rounds to it (a weighted figure, or another base) the ends of the
    rounding band stand for the counts. NaN where `n` is 0. Source: ours, on Wilson 1927.
    """
    share, n = np.broadcast_arrays(np.asarray(share, dtype=float), np.asarray(n, dtype=float))
    low_share, high_share = np.clip(share - rounding / 2, 0, 1), np.clip(share + rounding / 2, 0, 1)
    fewest, most = np.ceil(low_share * n - TOUCHING), np.floor(high_share * n + TOUCHING)
    feasible = (fewest <= most) & (n > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        lowest = wilson_interval(np.where(feasible, fewest / n, low_share), n, confidence=confidence)
        highest = wilson_interval(np.where(feasible, most / n, high_share), n, confidence=confidence)
    return PublishedInterval(
        Interval(lowest.low, highest.high),
        np.where(feasible, fewest, np.nan),
        np.where(feasible, most, np.nan),
    )
