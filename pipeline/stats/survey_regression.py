"""Weighted linear and logistic regression with the design's sandwich standard errors."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.logistic import fit_logistic
from pipeline.stats.regression import Regression, no_regression, regression_result
from pipeline.stats.sample_design import SampleDesign, independent, score_covariance
from pipeline.stats.standardize import standardize
from pipeline.stats.totals import Lonely


def survey_regression(
    x: ArrayLike,
    y: ArrayLike,
    weights: ArrayLike,
    names: Sequence[str],
    *,
    family: Literal["linear", "logit"] = "linear",
    design: SampleDesign | None = None,
    lonely: Lonely = "flag",
    confidence: float = 0.95,
) -> Regression:
    """Regress `y` (respondents,) on `x` (respondents, k), the intercept added, with `weights` (respondents,).

    Standard errors by the covariance of the weighted scores' totals (Binder 1983), Student's t on the
    design's df + 1 - p. Without a design every respondent is a PSU of one stratum. Who has weight 0 is outside
    the domain, and only keeps their PSU in the design. A logit takes y as 0 or 1;
    separation is `not_converged`; a lonely PSU leaves standard errors NaN, flagged. A collinear or
    constant regressor raises EstimationError with its name.
    """
    labels = ("intercept", *names)
    xs, outcome, w = np.asarray(x, float), np.asarray(y, float), np.asarray(weights, float)
    if family == "logit" and not np.isin(outcome, (0, 1)).all():
        raise EstimationError("a logit needs an outcome of 0 and 1; recode it in the codebook.")
    base = float((w > 0).sum())
    if base <= len(labels) or np.ptp(outcome[w > 0]) == 0:
        return no_regression(labels, base)
    scaled = standardize(xs, w, names)
    if family == "linear":
        beta, fitted, bread = _linear(scaled.columns, outcome, w)
    else:
        fit = fit_logistic(scaled.columns, w * outcome, w)
        if fit is None:
            return no_regression(labels, base, flag="not_converged")
        beta, fitted, bread = fit.coefficients, fit.fitted, fit.covariance
    scores = scaled.columns * (w * (outcome - fitted))[:, None] @ bread
    covariance, df = score_covariance(scores, design or independent(len(w)), lonely=lonely, inside=w > 0)
    sd, r_squared = _linear_summary(outcome, fitted, w) if family == "linear" else (1.0, nan)
    return regression_result(
        labels,
        scaled.back @ beta,
        scaled.back @ covariance @ scaled.back.T,
        df=df + 1 - len(labels),
        confidence=confidence,
        standardized=np.concatenate([[nan], beta[1:] / sd]),
        std_error_method="linearised",
        unweighted_base=base,
        r_squared=r_squared,
        flag="lonely_psu" if np.isnan(covariance).any() else None,
    )


def _linear(columns: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Coefficients (p,), fitted values (respondents,) and the inverse (p, p) of X'WX."""
    root = np.sqrt(w)
    q, r = np.linalg.qr(columns * root[:, None])
    inverse = np.linalg.inv(r)
    beta = inverse @ (q.T @ (y * root))
    return beta, columns @ beta, inverse @ inverse.T


def _linear_summary(y: np.ndarray, fitted: np.ndarray, w: np.ndarray) -> tuple[float, float]:
    """Standard deviation of y and the share of its variance that is fitted."""
    spread = float(w @ (y - w @ y / w.sum()) ** 2)
    return sqrt(spread / w.sum()), 1 - float(w @ (y - fitted) ** 2) / spread
