"""Ordinary least squares with HC3 standard errors, exact from aggregates by pattern of the regressors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.regression import Regression, no_regression, regression_result
from pipeline.stats.standardize import standardize

# A leverage this close to 1 means that the respondent determines a coefficient alone.
FULL_LEVERAGE = 1e-10


def ols(x: ArrayLike, y: ArrayLike, names: Sequence[str], *, confidence: float = 0.95) -> Regression:
    """`ols_from_patterns` of rows: `x` (respondents, k) without intercept, `y` (respondents,), no NaN."""
    outcome = np.asarray(y, float)
    origin = outcome.mean() if len(outcome) else 0.0
    away = np.where(outcome == outcome[:1], outcome[:1] - origin, outcome - origin)
    sums = np.column_stack([np.ones(len(outcome)), away, away**2])
    return ols_from_patterns(x, sums, names, origin=float(origin), confidence=confidence)


def ols_from_patterns(
    x: ArrayLike,
    sums: ArrayLike,
    names: Sequence[str],
    *,
    origin: float = 0.0,
    confidence: float = 0.95,
) -> Regression:
    """Regress y on `x` (patterns, k), one row a pattern of the regressors, without intercept.

    `sums` (patterns, 3): respondents, sum of y - origin, sum of its squares. HC3 (MacKinnon & White 1985)
    with Student's t on n - p: leverage depends on the pattern only, so aggregating loses nothing. Where a
    respondent has leverage 1 there is no HC3 and `std_error_method` is HC1. No more respondents than
    coefficients, or a constant y, is `not_estimable`; a collinear or constant regressor raises
    EstimationError with its name.
    """
    labels = ("intercept", *names)
    table = np.asarray(sums, float).reshape(-1, 3)
    kept = table[:, 0] > 0
    n, mean, squares = table[kept, 0], table[kept, 1] / table[kept, 0], table[kept, 2]
    total = float(n.sum())
    within = np.maximum(squares - n * mean**2, 0.0)
    spread = float(within.sum() + n @ (mean - n @ mean / total) ** 2) if total else 0.0
    if total <= len(labels) or not spread > 1e-12 * squares.sum():
        return no_regression(labels, total)
    scaled = standardize(np.asarray(x, float)[kept], n, names)
    q, r = np.linalg.qr(scaled.columns * np.sqrt(n)[:, None])
    inverse = np.linalg.inv(r)
    beta = inverse @ (q.T @ (mean * np.sqrt(n)))
    residual = within + n * (mean - scaled.columns @ beta) ** 2
    method, filling = _filling(scaled.columns @ inverse, n, residual)
    half = scaled.back @ inverse
    return regression_result(
        labels,
        scaled.back @ beta + origin * np.eye(len(labels))[0],
        half @ filling @ half.T,
        df=total - len(labels),
        confidence=confidence,
        standardized=np.concatenate([[np.nan], beta[1:] / np.sqrt(spread / total)]),
        std_error_method=method,
        unweighted_base=total,
        r_squared=1 - float(residual.sum()) / spread,
    )


def _filling(half: np.ndarray, n: np.ndarray, residual: np.ndarray) -> tuple[str, np.ndarray]:
    """HC3's filling of the sandwich, or HC1's where a leverage of 1 leaves no HC3. `half` is X R^-1."""
    leverage = (half**2).sum(1)
    if (leverage > 1 - FULL_LEVERAGE).any():
        factor = n.sum() / (n.sum() - half.shape[1])
        return "HC1", (half * (residual * factor)[:, None]).T @ half
    return "HC3", (half * (residual / (1 - leverage) ** 2)[:, None]).T @ half
