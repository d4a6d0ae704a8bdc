"""Rates of small sectors, drawn towards what similar sectors suggest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Shrunken estimates (A,), the root of their mean squared error (A,), and the variance between areas.

    `own_weight` (A,) is what the area's own estimate counts, from 0 to 1.
    """

    estimates: np.ndarray
    std_errors: np.ndarray
    own_weight: np.ndarray
    between_variance: float


def fay_herriot(
    estimates: ArrayLike, variances: ArrayLike, *, covariates: ArrayLike | None = None
) -> Shrunken:
    """Empirical best linear unbiased predictors of areas, by REML.

    `estimates` and their design `variances` (A,); `covariates` (A, K) with their own intercept, only an
    intercept by default. An area without an estimate or without a variance above 0 takes no part and
    stays as it is (NaN, or its own value with standard error 0). NaN with under three areas that can.
    Mean squared errors are Datta and Lahiri's g1 + g2 + 2 g3.
    Source: Fay & Herriot 1979; Datta & Lahiri 2000; R metafor's rma and blup, sae's mseFH.
    """
    y, v = np.asarray(estimates, dtype=float), np.asarray(variances, dtype=float)
    x = np.ones((y.size, 1)) if covariates is None else np.asarray(covariates, dtype=float)
    used = ~np.isnan(y) & (v > 0) & ~np.isnan(x).any(axis=1)
    shrunk = np.where(v == 0, y, np.nan)
    error = np.where((v == 0) & ~np.isnan(y), 0.0, np.nan)
    own = np.where(v == 0, 1.0, np.nan)
    if used.sum() < x.shape[1] + 2:
        return Shrunken(np.full_like(y, np.nan), np.full_like(y, np.nan), np.full_like(y, np.nan), np.nan)
    between = _between_variance(y[used], v[used], x[used])
    shrunk[used], error[used], own[used] = _predict(y[used], v[used], x[used], between)
    return Shrunken(shrunk, error, own, between)


def boundary_variances(shares: ArrayLike, variances: ArrayLike, bases: ArrayLike) -> np.ndarray:
    """The design variances (A,) of areas' shares, with one for the shares of 0 and 1, whose own says nothing.

    An area where nobody (or everybody) gave the answer has `p (1 - p) / base` of the share p of all areas, on its
    effective base of `bases` (A,): without it the smallest areas would count as known for certain.
    """
    share, v, n = (np.asarray(value, dtype=float) for value in (shares, variances, bases))
    known = ~np.isnan(share) & (n > 0)
    if not known.any():
        return v
    of_all = float(share[known] @ n[known] / n[known].sum())
    at_boundary = known & (v == 0) & ((share == 0) | (share == 1))
    return np.where(at_boundary, of_all * (1 - of_all) / np.where(known, n, 1.0), v)


def _predict(
    y: np.ndarray, v: np.ndarray, x: np.ndarray, between: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    w = 1 / (v + between)
    inverse = np.linalg.inv((x.T * w) @ x)
    fitted = x @ (inverse @ (x.T @ (w * y)))
    own = between * w
    g1 = own * v
    g2 = (1 - own) ** 2 * np.einsum("ak,kl,al->a", x, inverse, x)
    g3 = v**2 * w**3 * 2 / (w**2).sum()
    return own * y + (1 - own) * fitted, np.sqrt(g1 + g2 + 2 * g3), own


def _between_variance(y: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """The root of the REML score; 0 where the areas vary no more than their errors."""
    from scipy.optimize import brentq

    def score(between: float) -> float:
        w = 1 / (v + between)
        weighted = x.T * w
        projection = np.diag(w) - weighted.T @ np.linalg.solve(weighted @ x, weighted)
        return float(y @ projection @ projection @ y - np.trace(projection))

    if score(0.0) <= 0:
        return 0.0
    upper = float(np.var(y) + v.max())
    while score(upper) > 0:
        upper *= 2
    return float(brentq(score, 0.0, upper, xtol=1e-15, rtol=1e-14))
