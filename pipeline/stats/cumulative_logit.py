"""The likelihood of the cumulative logit model, and its maximum by Newton's method."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

STEPS = 100
SETTLED = 1e-12
# A log-odds this large per standard deviation of a regressor is separation, not an estimate.
SEPARATED = 30.0
# Information this uneven knows nothing of some coefficient: the columns separate part of the categories.
SINGULAR = 1e12


@dataclass(frozen=True, slots=True, eq=False)
class CumulativeFit:
    """`thresholds` (K - 1,), `coefficients` (k,) and their joint inverse information `covariance`."""

    thresholds: np.ndarray
    coefficients: np.ndarray
    covariance: np.ndarray
    log_likelihood: float


def fit_cumulative(columns: np.ndarray, mass: np.ndarray) -> CumulativeFit | None:
    """Fit `mass` (patterns, K), counts or weights, on standardised `columns` (patterns, k), no intercept.

    Every category has mass. None where there is no maximum: the columns separate the categories.
    """
    shares = np.cumsum(mass.sum(0))[:-1] / mass.sum()
    place = np.concatenate([np.log(shares / (1 - shares)), np.zeros(columns.shape[1])])
    cuts = len(shares)
    value = log_likelihood(columns, mass, place)
    for _ in range(STEPS):
        slope, information = _slopes(columns, mass, place)
        step = np.linalg.lstsq(information, slope, rcond=None)[0]
        for halvings in range(30):
            after = place + step / 2**halvings
            found = log_likelihood(columns, mass, after)
            if found >= value - 1e-12 * abs(value):
                break
        place, value = after, found
        if np.abs(place[cuts:]).max(initial=0) > SEPARATED:
            return None
        if np.abs(step).max() < SETTLED * max(1.0, np.abs(place).max()):
            information = _slopes(columns, mass, place)[1]
            if np.linalg.cond(information) > SINGULAR:
                return None
            return CumulativeFit(place[:cuts], place[cuts:], np.linalg.inv(information), value)
    return None


def log_likelihood(columns: np.ndarray, mass: np.ndarray, place: np.ndarray) -> float:
    """At `place`, thresholds then coefficients; minus infinity where thresholds are out of order."""
    cuts = mass.shape[1] - 1
    if (np.diff(place[:cuts]) <= 0).any():
        return -np.inf
    p = _parts(columns, place, cuts)[0]
    return float((mass * np.log(p)).sum())


def category_scores(columns: np.ndarray, place: np.ndarray, categories: int) -> np.ndarray:
    """(patterns, K, parameters): derivative of one respondent's log-likelihood, by pattern and category."""
    cuts = categories - 1
    _, upper, lower, _, _ = _parts(columns, place, cuts)
    scores = np.zeros((len(columns), categories, len(place)))
    for k in range(categories):
        if k < cuts:
            scores[:, k, k] += upper[:, k]
        if k > 0:
            scores[:, k, k - 1] -= lower[:, k]
        scores[:, k, cuts:] -= (upper[:, k] - lower[:, k])[:, None] * columns
    return scores


def _parts(columns: np.ndarray, place: np.ndarray, cuts: int) -> tuple[np.ndarray, ...]:
    """(patterns, K) each: P(category), f(upper) / P, f(lower) / P, f'(upper) / P, f'(lower) / P."""
    from scipy.special import expit

    eta = (columns @ place[cuts:])[:, None]
    edge = np.full((len(columns), 1), np.inf)
    upper = np.hstack([place[:cuts] - eta, edge])
    lower = np.hstack([-edge, place[:cuts] - eta])
    # P as a product keeps its digits in the tails, where a difference of two cdfs loses them.
    below_up, above_up, below_low, above_low = expit(upper), expit(-upper), expit(lower), expit(-lower)
    p = np.maximum(below_up * above_low * -np.expm1(lower - upper), np.finfo(float).tiny)
    density_up, density_low = below_up * above_up, below_low * above_low
    bend_up = density_up * (1 - 2 * below_up)
    bend_low = density_low * (1 - 2 * below_low)
    return p, density_up / p, density_low / p, bend_up / p, bend_low / p


def _slopes(columns: np.ndarray, mass: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient and observed information, (parameters,) and square."""
    cuts = mass.shape[1] - 1
    _, upper, lower, bend_up, bend_low = _parts(columns, place, cuts)
    away = mass * (upper - lower)
    slope = np.concatenate(
        [(mass * upper)[:, :cuts].sum(0) - (mass * lower)[:, 1:].sum(0), -away.sum(1) @ columns]
    )
    up, low = mass * (upper**2 - bend_up), mass * (lower**2 + bend_low)
    both = mass * upper * lower
    # A threshold is the upper end of its category and the lower end of the next one.
    own, beside = up[:, :cuts] + low[:, 1:], both[:, 1:cuts].sum(0)
    thresholds = np.diag(own.sum(0)) - np.diag(beside, 1) - np.diag(beside, -1)
    mixed = -(own - both[:, :cuts] - both[:, 1:]).T @ columns
    inner = (columns * (up + low - 2 * both).sum(1)[:, None]).T @ columns
    return slope, np.block([[thresholds, mixed], [mixed.T, inner]])
