"""Sums of groups with a random (or free) intercept of each group absorbed."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

# Ratios of group to residual variance that the search goes through before it refines.
RATIOS = np.concatenate([[0.0], np.geomspace(1e-8, 1e8, 65)])
# A smaller share of squares left over is the rounding of an exact fit, which leaves no variance to divide.
EXACT = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Coefficients (p,), (X'V^-1X)^-1 (p, p) in units of the residual variance, and the squared residuals."""

    coefficients: np.ndarray
    inverse: np.ndarray
    squares: float


def absorb(products: np.ndarray, ratio: float) -> np.ndarray:
    """Z'V^-1Z over all groups, V = I + ratio 11' within each; an infinite ratio gives deviations from means."""
    n = products[:, 0, 0]
    share = 1 / n if ratio == inf else ratio / (1 + n * ratio)
    sums = products[:, 0, :]
    return products.sum(0) - (sums * share[:, None]).T @ sums


def solve(products: np.ndarray, ratio: float) -> Solved:
    """Generalised least squares of the last variable on the others; the intercept is gone at infinity."""
    absorbed = absorb(products, ratio)
    if ratio == inf:
        absorbed = absorbed[1:, 1:]
    inverse = np.linalg.inv(absorbed[:-1, :-1])
    coefficients = inverse @ absorbed[:-1, -1]
    return Solved(coefficients, inverse, float(absorbed[-1, -1] - absorbed[:-1, -1] @ coefficients))


def best_ratio(products: np.ndarray) -> float:
    """The ratio of group to residual variance at the restricted likelihood's maximum; 0 at the edge."""
    from scipy.optimize import brentq

    if solve(products, 0.0).squares <= EXACT * products[:, -1, -1].sum():
        return 0.0
    values = [_deviance(products, ratio) for ratio in RATIOS]
    best = int(np.argmin(values))
    low, high = RATIOS[max(best - 1, 0)], RATIOS[min(best + 1, len(RATIOS) - 1)]
    if _slope(products, low) >= 0:
        return float(low)
    if _slope(products, high) <= 0:
        return float(high)
    return float(brentq(lambda ratio: _slope(products, ratio), low, high, xtol=1e-16, rtol=1e-14))


def _deviance(products: np.ndarray, ratio: float) -> float:
    solved = solve(products, ratio)
    n = products[:, 0, 0]
    freedom = n.sum() - len(solved.coefficients)
    spread = np.log1p(n * ratio).sum() - np.linalg.slogdet(solved.inverse)[1]
    left_over = max(solved.squares, np.finfo(float).tiny)
    return float(freedom * np.log(left_over) + spread)


def _slope(products: np.ndarray, ratio: float) -> float:
    """Derivative of the restricted deviance by the ratio."""
    solved = solve(products, ratio)
    n, sums = products[:, 0, 0], products[:, 0, :]
    freedom = n.sum() - len(solved.coefficients)
    # How Z'V^-1Z falls as the ratio grows.
    fall = (sums / (1 + n * ratio)[:, None] ** 2).T @ sums
    residual = np.concatenate([-solved.coefficients, [1.0]])
    by_squares = -freedom * (residual @ fall @ residual) / solved.squares
    by_design = -np.trace(solved.inverse @ fall[:-1, :-1])
    return float(by_squares + by_design + (n / (1 + n * ratio)).sum())
