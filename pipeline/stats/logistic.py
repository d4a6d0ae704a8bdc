"""Logistic regression by Newton's method on counts (or weights) of successes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

STEPS = 100
SETTLED = 1e-12
# A log-odds this large per standard deviation of a regressor is separation, not an estimate.
SEPARATED = 30.0
# Information this uneven knows nothing of some coefficient: the columns separate part of the outcome.
SINGULAR = 1e12


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """`coefficients` (p,), `fitted` probabilities (rows,) and the inverse information `covariance` (p, p)."""

    coefficients: np.ndarray
    fitted: np.ndarray
    covariance: np.ndarray


def fit_logistic(columns: np.ndarray, successes: np.ndarray, totals: np.ndarray) -> Logistic | None:
    """Fit `successes` of `totals` (rows,) on standardised `columns` (rows, p), the intercept among them.

    None where the columns separate success from failure, so that no maximum exists.
    """
    from scipy.special import expit

    beta = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        fitted = expit(columns @ beta)
        information = (columns * (totals * fitted * (1 - fitted))[:, None]).T @ columns
        slope = columns.T @ (successes - totals * fitted)
        step = np.clip(np.linalg.lstsq(information, slope, rcond=None)[0], -4, 4)
        beta = beta + step
        if np.abs(beta).max() > SEPARATED:
            return None
        if np.abs(step).max() < SETTLED:
            if np.linalg.cond(information) > SINGULAR:
                return None
            return Logistic(beta, expit(columns @ beta), np.linalg.inv(information))
    return None
