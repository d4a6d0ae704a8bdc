"""Shares of small sectors, drawn towards all sectors' share by as much as the sectors are alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainccinv, betaincinv, betaln

from pipeline.stats.interval import Interval

MOST_ALIKE = 1e6  # a prior worth this many respondents is complete pooling
FLAT = 1e-6  # log-likelihoods this near are one: towards complete pooling there is no slope left


@dataclass(frozen=True, slots=True)
class ShrunkenShares:
    """Posterior means (A,) and intervals; the prior's `mean`, and how many respondents it is `worth`."""

    shares: np.ndarray
    interval: Interval
    mean: float
    worth: float


def beta_binomial_shares(counts: ArrayLike, bases: ArrayLike, *, confidence: float = 0.95) -> ShrunkenShares:
    """Empirical Bayes: the beta prior of the areas by maximum likelihood, then each area's posterior.

    `counts` out of `bases` (A,); effective bases and counts may be fractions. An area without respondents
    has the prior. Areas that differ no more than chance are pooled (`worth` is 1e6). The interval treats
    the prior as known, so that it is somewhat narrow for few areas. NaN with under two areas, and where
    nobody or everybody gave the answer. Source: Efron & Morris 1975; Skellam 1948; Gelman et al. 2013, 5.3.
    """
    x, n = np.asarray(counts, dtype=float), np.asarray(bases, dtype=float)
    x, n = np.where(n > 0, x, 0.0), np.where(n > 0, n, 0.0)
    if (n > 0).sum() < 2 or not 0 < x.sum() < n.sum():
        nothing = np.full_like(n, np.nan)
        return ShrunkenShares(nothing, Interval(nothing, nothing), np.nan, np.nan)
    mean, worth = _prior(x[n > 0], n[n > 0])
    a, b = mean * worth + x, (1 - mean) * worth + n - x
    tail = (1 - confidence) / 2
    return ShrunkenShares(a / (a + b), Interval(betaincinv(a, b, tail), betainccinv(a, b, tail)), mean, worth)


def _prior(x: np.ndarray, n: np.ndarray) -> tuple[float, float]:
    """Mean and worth of the beta prior with the highest marginal likelihood."""
    from scipy.optimize import minimize

    def cost(parameters: np.ndarray) -> float:
        mean, worth = 1 / (1 + np.exp(-parameters[0])), np.exp(parameters[1])
        a, b = mean * worth, (1 - mean) * worth
        return -float(np.sum(betaln(a + x, b + n - x) - betaln(a, b)))

    share = x.sum() / n.sum()
    start = np.array([np.log(share / (1 - share)), np.log(np.median(n) + 1)])
    bounds = [(-20.0, 20.0), (-7.0, np.log(MOST_ALIKE))]
    best = minimize(cost, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-14, "gtol": 1e-9})
    if cost(np.array([start[0], np.log(MOST_ALIKE)])) <= best.fun + FLAT:
        return float(share), MOST_ALIKE
    return float(1 / (1 + np.exp(-best.x[0]))), float(np.exp(best.x[1]))
