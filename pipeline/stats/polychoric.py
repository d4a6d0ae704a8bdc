"""Polychoric correlation: of the normal variables that two ordered scales are taken to cut into steps."""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt

import numpy as np

from pipeline.stats.bivariate_normal import cell_probabilities, probabilities
from pipeline.stats.correlation import Correlation, fisher_interval, no_correlation, two_sided
from pipeline.stats.crosstab import Crosstab

BOUND = 0.999
# Below this a probability is the rounding of Owen's T.
LEAST_PROBABILITY = 1e-15
SETTLED = 1e-13  # a step of Newton this short leaves less than rounding does
STEPS = 100  # as many halvings leave nothing between the ends
GRID = np.tanh(np.linspace(-np.arctanh(BOUND), np.arctanh(BOUND), 39))


def polychoric(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """Two-step maximum likelihood (Olsson 1979): thresholds from the margins, then rho.

    Standard error from the curvature at the maximum, interval on Fisher's scale, test estimate / std_error.
    Zero cells stay zero; weights are scaled to the effective base. An estimate at the bound of .999 (always
    so in a 2 by 2 table with a zero) has no precision and the flag `boundary`.
    """
    table = crosstab.occupied()
    base = table.effective_base
    if base < 3 or min(table.counts.shape) < 2:
        return no_correlation(base)
    mass = np.asarray(table.mass, float) * (base / table.mass.sum())
    rows, columns = thresholds(mass.sum(1)), thresholds(mass.sum(0))
    if mass.shape == (2, 2) and (mass == 0).any():
        return at_bound(BOUND if mass[0, 0] * mass[1, 1] > 0 else -BOUND, base)

    def slopes(rho: float) -> tuple[float, float]:
        """First and second derivative of the log-likelihood by rho."""
        p, first, second = cell_probabilities(rows, columns, rho)
        p = np.maximum(p, LEAST_PROBABILITY)
        curvature = mass * (second / p - (first / p) ** 2)
        return float((mass * first / p).sum()), float(curvature.sum())

    on_grid = np.log(np.maximum(probabilities(rows, columns, GRID), LEAST_PROBABILITY))
    return maximum(slopes, (mass * on_grid).sum((1, 2)), base, confidence=confidence)


def thresholds(margin: np.ndarray) -> np.ndarray:
    """(categories - 1,): the normal quantiles that cut a normal variable into these shares."""
    from scipy.special import ndtri

    return np.asarray(ndtri(np.cumsum(margin)[:-1] / margin.sum()))


def maximum(
    slopes: Callable[[float], tuple[float, float]],
    on_grid: np.ndarray,
    base: float,
    *,
    confidence: float,
) -> Correlation:
    """The correlation at the maximum of a likelihood in rho, with the precision its curvature gives.

    `slopes(rho)` gives the first and second derivative of its logarithm. `on_grid` are the log-likelihoods of the
    `GRID`, which finds the hill: far from it a vanishing probability could mislead the root search.
    """
    best = int(np.argmax(on_grid))
    low, high = GRID[max(best - 1, 0)], GRID[min(best + 1, len(GRID) - 1)]
    if slopes(low)[0] <= 0 or slopes(high)[0] >= 0:
        return at_bound(float(GRID[best]), base)
    estimate, curvature = _summit(slopes, float(low), float(high), float(GRID[best]))
    std_error = 1 / sqrt(-curvature) if curvature < 0 else nan
    ends = fisher_interval(estimate, std_error / (1 - estimate**2), confidence=confidence)
    statistic = estimate / std_error
    method = "curvature" if curvature < 0 else None
    return Correlation(estimate, std_error, *ends, method, statistic, nan, two_sided(statistic), base, None)


def _summit(
    slopes: Callable[[float], tuple[float, float]], low: float, high: float, rho: float
) -> tuple[float, float]:
    """Where between `low` and `high` the slope is zero, and the curvature there; Newton's steps from `rho`, each
    kept between the ends, or halfway between them.
    """
    for _ in range(STEPS):
        slope, curvature = slopes(rho)
        low, high = (rho, high) if slope > 0 else (low, rho)
        after = rho - slope / curvature if curvature < 0 else nan
        if abs(after - rho) <= SETTLED:
            return after, curvature
        rho = after if low < after < high else (low + high) / 2
    return rho, curvature


def at_bound(estimate: float, base: float) -> Correlation:
    """An estimate the search could not keep from the edge: shown, without precision."""
    return Correlation(estimate, nan, nan, nan, None, nan, nan, nan, base, "boundary")
