"""Polychoric correlation: of the normal variables that two ordered scales are taken to cut into steps."""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt

import numpy as np

from pipeline.stats.bivariate_normal import cell_probabilities
from pipeline.stats.correlation import Correlation, fisher_interval, no_correlation, two_sided
from pipeline.stats.crosstab import Crosstab

BOUND = 0.999
# Below this a probability is the rounding of Owen's T.
LEAST_PROBABILITY = 1e-15
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

    def slopes(rho: float) -> tuple[float, float, float]:
        """Log-likelihood with its first and second derivative by rho."""
        p, first, second = cell_probabilities(rows, columns, rho)
        p = np.maximum(p, LEAST_PROBABILITY)
        curvature = mass * (second / p - (first / p) ** 2)
        return float((mass * np.log(p)).sum()), float((mass * first / p).sum()), float(curvature.sum())

    return maximum(slopes, base, confidence=confidence)


def thresholds(margin: np.ndarray) -> np.ndarray:
    """(categories - 1,): the normal quantiles that cut a normal variable into these shares."""
    from scipy.special import ndtri

    return np.asarray(ndtri(np.cumsum(margin)[:-1] / margin.sum()))


def maximum(
    slopes: Callable[[float], tuple[float, float, float]],
    base: float,
    *,
    confidence: float,
    on_grid: np.ndarray | None = None,
) -> Correlation:
    """The correlation at the maximum of a likelihood in rho, with the precision its curvature gives.

    `slopes(rho)` gives log-likelihood, first and second derivative. A coarse grid finds the hill, so that
    far from it no vanishing probability can mislead the root search; `on_grid` are the log-likelihoods there,
    where the caller has them already.
    """
    from scipy.optimize import brentq

    best = int(np.argmax([slopes(rho)[0] for rho in GRID] if on_grid is None else on_grid))
    low, high = GRID[max(best - 1, 0)], GRID[min(best + 1, len(GRID) - 1)]
    if slopes(low)[1] <= 0 or slopes(high)[1] >= 0:
        return at_bound(float(GRID[best]), base)
    estimate = brentq(lambda rho: slopes(rho)[1], low, high, xtol=1e-15, rtol=1e-14)
    curvature = slopes(estimate)[2]
    std_error = 1 / sqrt(-curvature) if curvature < 0 else nan
    ends = fisher_interval(estimate, std_error / (1 - estimate**2), confidence=confidence)
    statistic = estimate / std_error
    method = "curvature" if curvature < 0 else None
    return Correlation(estimate, std_error, *ends, method, statistic, nan, two_sided(statistic), base, None)


def at_bound(estimate: float, base: float) -> Correlation:
    """An estimate the search could not keep from the edge: shown, without precision."""
    return Correlation(estimate, nan, nan, nan, None, nan, nan, nan, base, "boundary")
