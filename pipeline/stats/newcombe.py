"""The interval of a difference between two independent shares, from the interval of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import Interval, wilson_interval


@dataclass(frozen=True, slots=True)
class Difference:
    """First less second share, with its interval; between -1 and 1."""

    estimate: np.ndarray
    interval: Interval


def newcombe_difference(
    first: ArrayLike, first_n: ArrayLike, second: ArrayLike, second_n: ArrayLike, *, confidence: float = 0.95
) -> Difference:
    """Newcombe's hybrid score interval of first less second; shares 0 to 1, all broadcast.

    NaN where a base is 0. Source: Newcombe 1998b, method 10; R's prop.test does not have it, statsmodels'
    confint_proportions_2indep(method="newcomb") does.
    """
    return hybrid_difference(
        first,
        wilson_interval(first, first_n, confidence=confidence),
        second,
        wilson_interval(second, second_n, confidence=confidence),
    )


def hybrid_difference(
    first: ArrayLike, first_interval: Interval, second: ArrayLike, second_interval: Interval
) -> Difference:
    """The same from any interval of each share, as design Wilson; the shares must be independent."""
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    estimate = first - second
    down = np.hypot(first - first_interval.low, second_interval.high - second)
    up = np.hypot(first_interval.high - first, second - second_interval.low)
    return Difference(estimate, Interval(estimate - down, estimate + up))
