"""Polyserial correlation: of a score with the normal variable that an ordered scale cuts into steps."""

from __future__ import annotations

from math import sqrt

import numpy as np

from pipeline.stats.correlation import Correlation, no_correlation
from pipeline.stats.crosstab import Crosstab
from pipeline.stats.polychoric import GRID, LEAST_PROBABILITY, maximum, thresholds


def polyserial(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """Two-step maximum likelihood (Olsson, Drasgow & Dorans 1982): rows the score, columns the ordered scale.

    The score is standardised (divisor n), thresholds come from the columns' margin, then rho is maximised.
    Precision, weights and flags as in `polychoric`.
    """
    table = crosstab.occupied()
    base = table.effective_base
    if base < 3 or min(table.counts.shape) < 2:
        return no_correlation(base)
    mass = np.asarray(table.mass, float) * (base / table.mass.sum())
    by_x = mass.sum(1) / mass.sum()
    x = np.asarray(table.x_values, float)
    z = x - by_x @ x
    z = (z / sqrt(float(by_x @ z**2)))[:, None]
    cuts = thresholds(mass.sum(0))[None, :]

    def slopes(rho: float) -> tuple[float, float]:
        """First and second derivative by rho of the log-likelihood of the scale given the score."""
        p, first, second = _cells(z, cuts, rho)
        curvature = mass * (second / p - (first / p) ** 2)
        return float((mass * first / p).sum()), float(curvature.sum())

    on_grid = (mass * np.log(_probabilities(z, cuts, GRID))).sum((1, 2))
    return maximum(slopes, on_grid, base, confidence=confidence)


def _probabilities(z: np.ndarray, cuts: np.ndarray, rho: np.ndarray) -> np.ndarray:
    """(rho, values, categories): P(category | z), the smaller tail keeping its digits."""
    from scipy.special import ndtr

    r = rho[:, None, None]
    u = (cuts - r * z) / np.sqrt(1 - r**2)
    edge = np.zeros((len(rho), len(z), 1))
    low = np.concatenate([edge, ndtr(u), edge + 1], axis=2)
    high = np.concatenate([edge + 1, ndtr(-u), edge], axis=2)
    p = np.where(low[..., 1:] < 0.5, np.diff(low), -np.diff(high))
    return np.maximum(p, LEAST_PROBABILITY)


def _cells(z: np.ndarray, cuts: np.ndarray, rho: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(values, categories) each: P(category | z) and its first and second derivative by rho."""
    from scipy.special import ndtr

    root = sqrt(1 - rho**2)
    u = (cuts - rho * z) / root
    slope = (cuts * rho - z) / root**3
    bend = cuts / root**3 + 3 * rho * (cuts * rho - z) / root**5
    density = np.exp(-(u**2) / 2) / sqrt(2 * np.pi)
    edge = np.zeros((len(z), 1))
    below, above = np.hstack([edge, ndtr(u)]), np.hstack([ndtr(-u), edge])
    low, high = np.hstack([below, edge + 1]), np.hstack([edge + 1, above])
    # The smaller tail keeps its digits.
    p = np.where(low[:, 1:] < 0.5, np.diff(low), -np.diff(high))
    first = np.diff(np.hstack([edge, density * slope, edge]))
    second = np.diff(np.hstack([edge, density * (bend - u * slope**2), edge]))
    return np.maximum(p, LEAST_PROBABILITY), first, second
