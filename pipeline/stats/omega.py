"""Omega: the share of a sum score's variance that one common factor explains."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.correlation import quantile
from pipeline.stats.one_factor import fit_one_factor


@dataclass(frozen=True, slots=True, eq=False)
class Omega:
    """Omega total with its interval, the standardised `loadings` (k,) and `uniquenesses` (k,) behind it."""

    estimate: float
    std_error: float
    low: float
    high: float
    interval_method: str | None
    loadings: np.ndarray
    uniquenesses: np.ndarray
    flag: str | None = None


def omega(covariance: ArrayLike, n: float, *, confidence: float = 0.95) -> Omega:
    """Omega total (McDonald 1999) of k >= 3 items from their (k, k) covariance matrix over `n` respondents.

    (sum of loadings)² over itself plus the uniquenesses, of the one-factor maximum likelihood fit. Interval
    estimate ± z delta-method standard error, held within 0 to 1. A polychoric matrix gives ordinal omega, its
    interval then an approximation. Two items, a constant, or a uniqueness at or under zero (Heywood) leave
    it `not_estimable`; a fit that does not settle `not_converged`.
    """
    c = np.asarray(covariance, float)
    fit = fit_one_factor(c)
    if fit.flag is not None:
        return Omega(nan, nan, nan, nan, None, fit.loadings, fit.uniquenesses, fit.flag)
    common, unique = float(fit.loadings.sum()), float(fit.uniquenesses.sum())
    estimate = common**2 / (common**2 + unique)
    total = (common**2 + unique) ** 2
    gradient = np.concatenate(
        [np.full(len(c), 2 * common * unique / total), np.full(len(c), -(common**2) / total)]
    )
    std_error = sqrt(float(gradient @ np.linalg.solve(fit.information * n / 2, gradient)))
    half = quantile(0.5 + confidence / 2) * std_error
    scale = np.sqrt(np.diag(c))
    return Omega(
        estimate=estimate,
        std_error=std_error,
        low=max(0.0, estimate - half),
        high=min(1.0, estimate + half),
        interval_method="delta",
        loadings=fit.loadings / scale,
        uniquenesses=fit.uniquenesses / scale**2,
    )
