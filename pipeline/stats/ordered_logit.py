"""Ordered (proportional-odds) logit, on counts by pattern of the regressors and category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.cumulative_logit import CumulativeFit, category_scores, fit_cumulative
from pipeline.stats.regression import Regression, no_regression, regression_result
from pipeline.stats.sample_design import SampleDesign, score_covariance
from pipeline.stats.standardize import standardize


@dataclass(frozen=True, slots=True, eq=False)
class OrderedLogit:
    """Log-odds of a higher category by regressor, and the `thresholds` (categories - 1,) between categories.

    `flag` is the regression's.
    """

    regression: Regression
    thresholds: np.ndarray
    threshold_std_errors: np.ndarray
    log_likelihood: float
    flag: str | None = None


def ordered_logit(
    x: ArrayLike,
    counts: ArrayLike,
    names: Sequence[str],
    *,
    weights: ArrayLike | None = None,
    squared_weights: ArrayLike | None = None,
    design: SampleDesign | None = None,
    outside: int = 0,
    confidence: float = 0.95,
) -> OrderedLogit:
    """logit P(Y <= k) = threshold_k - x'b (McCullagh 1980), as MASS::polr and survey::svyolr.

    `x` (patterns, k) without intercept; `counts`, `weights` and `squared_weights` (patterns, categories):
    respondents, their weights, their squared weights. Standard errors from the information; with weights
    from the sandwich, `outside` being weighted respondents who lack an answer; with a `design` (one pattern
    a respondent, counts 0 for who lacks an answer) from the design. Categories nobody chose
    are left out. One category, or no more respondents than parameters, is `not_estimable`; separation is
    `not_converged`. A collinear or constant regressor raises EstimationError with its name.
    """
    table = np.asarray(counts, float)
    mass = table if weights is None else np.asarray(weights, float)
    kept, used = mass.sum(1) > 0, mass.sum(0) > 0
    base = float(table.sum())
    if used.sum() < 2 or base <= used.sum() - 1 + len(names):
        return _no_fit(names, base, "not_estimable")
    mass = mass[kept][:, used]
    scaled = standardize(np.asarray(x, float)[kept], mass.sum(1), names)
    fit = fit_cumulative(scaled.columns[:, 1:], mass)
    if fit is None:
        return _no_fit(names, base, "not_converged")
    covariance = fit.covariance
    scores = _scores(fit, scaled.columns[:, 1:])
    if design is not None:
        totals = np.zeros((len(kept), scores.shape[2]))
        totals[kept] = np.einsum("ik,ikp->ip", mass, scores)
        covariance = score_covariance(totals, design, inside=kept)[0]
    elif weights is not None:
        if squared_weights is None:
            raise EstimationError("weighted counts need `squared_weights` for their standard errors.")
        squares = np.asarray(squared_weights, float)[kept][:, used]
        every = base + outside
        covariance = np.einsum("ik,ikp,ikq->pq", squares * every / (every - 1), scores, scores)
    return _in_units(fit, scaled.back, covariance, names, base=base, confidence=confidence)


def _scores(fit: CumulativeFit, columns: np.ndarray) -> np.ndarray:
    """(patterns, categories, parameters): what one respondent of a cell adds to the estimates."""
    place = np.concatenate([fit.thresholds, fit.coefficients])
    return category_scores(columns, place, len(fit.thresholds) + 1) @ fit.covariance


def _in_units(
    fit: CumulativeFit,
    back: np.ndarray,
    covariance: np.ndarray,
    names: Sequence[str],
    *,
    base: float,
    confidence: float,
) -> OrderedLogit:
    """Thresholds move with the means of the regressors, coefficients shrink by their spread."""
    cuts = len(fit.thresholds)
    turn = np.eye(cuts + len(names))
    turn[cuts:, cuts:] = back[1:, 1:]
    turn[:cuts, cuts:] = -back[0, 1:]
    own = turn @ np.concatenate([fit.thresholds, fit.coefficients])
    spread = turn @ covariance @ turn.T
    regression = regression_result(
        names,
        own[cuts:],
        spread[cuts:, cuts:],
        df=inf,
        confidence=confidence,
        standardized=fit.coefficients,
        std_error_method="information" if covariance is fit.covariance else "linearised",
        unweighted_base=base,
        flag="lonely_psu" if np.isnan(covariance).any() else None,
    )
    deviation = np.sqrt(np.diag(spread)[:cuts])
    return OrderedLogit(regression, own[:cuts], deviation, fit.log_likelihood, regression.flag)


def _no_fit(names: Sequence[str], base: float, flag: str) -> OrderedLogit:
    return OrderedLogit(no_regression(names, base, flag=flag), np.empty(0), np.empty(0), nan, flag)
