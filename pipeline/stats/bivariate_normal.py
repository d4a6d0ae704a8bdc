"""The standard bivariate normal: cdf by Owen's T, density, and the probabilities of the cells of a table."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np

# Stands for a threshold of exactly zero, where Owen's formula divides by it.
NEARLY_ZERO = 1e-300


def bivariate_normal_cdf(h: np.ndarray, k: np.ndarray, rho: float | np.ndarray) -> np.ndarray:
    """P(X <= h, Y <= k) with correlation `rho` strictly inside -1 to 1; `h` and `k` finite; all broadcast.

    Absolute error about 1e-16 (Owen 1956); smooth in rho, which quadrature is not.
    """
    from scipy.special import ndtr, owens_t

    h, k = np.broadcast_arrays(np.asarray(h, float), np.asarray(k, float))
    h, k = np.where(h == 0, NEARLY_ZERO, h), np.where(k == 0, NEARLY_ZERO, k)
    root = np.sqrt(1 - rho**2)
    slope_h, slope_k = (k / h - rho) / root, (h / k - rho) / root
    apart = np.where((h > 0) == (k > 0), 0.0, 0.5)
    return (ndtr(h) + ndtr(k)) / 2 - owens_t(h, slope_h) - owens_t(k, slope_k) - apart


def bivariate_normal_density(h: np.ndarray, k: np.ndarray, rho: float) -> np.ndarray:
    """The density at (h, k), which is also the derivative of the cdf by rho; 0 at infinite h or k."""
    rest = 1 - rho**2
    finite = np.isfinite(h) & np.isfinite(k)
    h, k = np.where(finite, h, 0.0), np.where(finite, k, 0.0)
    density = np.exp(-(h * h - 2 * rho * h * k + k * k) / (2 * rest)) / (2 * pi * sqrt(rest))
    return np.where(finite, density, 0.0)


def cell_probabilities(
    rows: np.ndarray, columns: np.ndarray, rho: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(r, c) each: probability of a cell between thresholds, and its first and second derivative by rho.

    `rows` and `columns` are the r - 1 and c - 1 finite inner thresholds, ascending.
    """
    h = np.concatenate([[-np.inf], rows, [np.inf]])[:, None]
    k = np.concatenate([[-np.inf], columns, [np.inf]])[None, :]
    density = bivariate_normal_density(h, k, rho)
    inner_h, inner_k = np.where(np.isfinite(h), h, 0.0), np.where(np.isfinite(k), k, 0.0)
    rest = 1 - rho**2
    turn = (rho * rest + inner_h * inner_k * (1 + rho**2) - rho * (inner_h**2 + inner_k**2)) / rest**2
    return probabilities(rows, columns, np.array(rho)), _cells(density), _cells(density * turn)


def probabilities(rows: np.ndarray, columns: np.ndarray, rho: np.ndarray) -> np.ndarray:
    """(..., r, c): the probability of each cell, as in `cell_probabilities`, for each of `rho` (...)."""
    from scipy.special import ndtr

    cdf = np.zeros((*rho.shape, len(rows) + 2, len(columns) + 2))
    cdf[..., 1:-1, 1:-1] = bivariate_normal_cdf(rows[:, None], columns, rho[..., None, None])
    cdf[..., 1:-1, -1], cdf[..., -1, 1:-1], cdf[..., -1, -1] = ndtr(rows), ndtr(columns), 1.0
    return _cells(cdf)


def _cells(corners: np.ndarray) -> np.ndarray:
    return np.diff(np.diff(corners, axis=-2), axis=-1)
