"""How much effects of several studies differ: Cochran's Q and the variance between studies."""

from __future__ import annotations

from math import inf, nan

import numpy as np

# Wider than any variance between correlations or log-odds.
WIDEST = 1e6


def cochran_q(values: np.ndarray, variances: np.ndarray, tau2: float = 0.0) -> float:
    """Weighted squared distance of `values` (k,) from their mean, with weights 1 / (variance + tau2)."""
    weights = 1 / (variances + tau2)
    return float(weights @ (values - weights @ values / weights.sum()) ** 2)


def tau2_dersimonian_laird(values: np.ndarray, variances: np.ndarray) -> float:
    """The moment estimate of DerSimonian & Laird (1986), not below zero."""
    weights = 1 / variances
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    return max(0.0, float((cochran_q(values, variances) - (len(values) - 1)) / spread))


def tau2_paule_mandel(values: np.ndarray, variances: np.ndarray) -> float:
    """The tau² at which Q equals its expectation k - 1, not below zero."""
    return _where_q_is(values, variances, len(values) - 1.0)


def tau2_reml(values: np.ndarray, variances: np.ndarray) -> float:
    """Restricted maximum likelihood (Viechtbauer 2005), not below zero.

    The likelihood can have a hill at zero and another further out: a grid finds the higher one.
    """
    from scipy.optimize import brentq

    top = float(np.ptp(values) ** 2 + variances.max())
    grid = np.concatenate([[0.0], np.geomspace(1e-8 * top, 10 * top, 200)])
    best = int(np.argmax([_restricted_likelihood(values, variances, tau2) for tau2 in grid]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    if _restricted_slope(values, variances, low) <= 0:
        return float(low)
    return float(brentq(lambda t: _restricted_slope(values, variances, t), low, high, xtol=1e-15, rtol=1e-15))


def tau2_interval(values: np.ndarray, variances: np.ndarray, *, confidence: float) -> tuple[float, float]:
    """Q-profile interval of tau² (Viechtbauer 2007); NaN, NaN for one study."""
    from scipy.special import chdtri

    df = len(values) - 1
    if df < 1:
        return nan, nan
    tail = (1 - confidence) / 2
    # chdtri takes the upper tail.
    return (
        _where_q_is(values, variances, float(chdtri(df, tail))),
        _where_q_is(values, variances, float(chdtri(df, 1 - tail))),
    )


def typical_variance(variances: np.ndarray) -> float:
    """The variance within a typical study (Higgins & Thompson 2002); infinite for one study."""
    weights = 1 / variances
    spread = weights.sum() ** 2 - (weights**2).sum()
    return float((len(variances) - 1) * weights.sum() / spread) if len(variances) > 1 else inf


def _where_q_is(values: np.ndarray, variances: np.ndarray, target: float) -> float:
    """The tau² at which Q, which falls as tau² grows, is `target`; 0 where it is below from the start."""
    from scipy.optimize import brentq

    if cochran_q(values, variances) <= target:
        return 0.0
    high = 1.0
    while cochran_q(values, variances, high) > target and high < WIDEST:
        high *= 4
    return float(brentq(lambda t: cochran_q(values, variances, t) - target, 0, high, xtol=1e-15, rtol=1e-15))


def _restricted_likelihood(values: np.ndarray, variances: np.ndarray, tau2: float) -> float:
    weights = 1 / (variances + tau2)
    return float(np.log(weights).sum() - np.log(weights.sum()) - cochran_q(values, variances, tau2)) / 2


def _restricted_slope(values: np.ndarray, variances: np.ndarray, tau2: float) -> float:
    weights = 1 / (variances + tau2)
    away = values - weights @ values / weights.sum()
    return float(weights**2 @ away**2 - weights.sum() + (weights**2).sum() / weights.sum()) / 2
