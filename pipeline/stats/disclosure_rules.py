"""Which cells of a table say too much about one contributor."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError


def too_few_contributors(contributors: ArrayLike, *, minimum: int = 5) -> np.ndarray:
    """True where fewer respondents (companies where there is a company id) than `minimum` stand behind.

    5 for counts and shares, 10 for money; 0 contributors are too few as well.
    """
    return np.asarray(contributors, dtype=float) < minimum


def breaks_p_percent(
    total: ArrayLike, largest: ArrayLike, second: ArrayLike, *, percent: float = 10.0
) -> np.ndarray:
    """True where the second contributor can estimate the largest to within `percent`: X - x1 - x2 < p x1.

    `total` X of a sum of money, `largest` x1 and `second` x2 contribution of a company (0 where there is
    none); all broadcast, 0 or more. Source: Hundepool et al. 2012, 4.2.
    """
    x1 = np.asarray(largest, dtype=float)
    return (p_percent_protection(total, largest, second, percent=percent) > 0) & (x1 > 0)


def p_percent_protection(
    total: ArrayLike, largest: ArrayLike, second: ArrayLike, *, percent: float = 10.0
) -> np.ndarray:
    """How far above X its feasible interval must reach: p x1 - (X - x1 - x2), at least 0."""
    x, x1, x2 = _contributions(total, largest, second)
    rest = x - x1 - x2
    rest = np.where(np.abs(rest) <= 1e-12 * np.abs(x), 0.0, rest)  # sums of money carry rounding
    return np.maximum(percent / 100 * x1 - rest, 0.0)


def is_dominated(total: ArrayLike, largest_sum: ArrayLike, *, percent: float = 85.0) -> np.ndarray:
    """True where the n largest contributions sum to more than `percent` of the total: the (n, k) rule.

    `largest_sum` is the sum of the n largest; both broadcast. Source: Hundepool et al. 2012, 4.2.
    """
    x, top = _contributions(total, largest_sum)
    return (top > percent / 100 * x) & (x > 0)


def rounded_to(values: ArrayLike, base: int) -> np.ndarray:
    """Values to the nearest multiple of `base` (5 or 10), halves away from 0."""
    if base < 1:
        raise EstimationError(f"rounding to multiples of {base}; give 1 or more")
    steps = np.asarray(values, dtype=float) / base
    return np.sign(steps) * np.floor(np.abs(steps) + 0.5) * base


def _contributions(*values: ArrayLike) -> list[np.ndarray]:
    parts = [np.asarray(value, dtype=float) for value in values]
    if any((part < 0).any() for part in parts):
        raise EstimationError(
            "a contribution is negative; dominance rules need 0 or more (take absolute values)"
        )
    return parts
