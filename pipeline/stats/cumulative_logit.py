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
            if log_likelihood(columns, mass, after) >= value - 1e-12 * abs(value):
                break
        place, value = after, log_likelihood(columns, mass, after)
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
    p = np.maximum(expit(upper) * expit(-lower) * -np.expm1(lower - upper), np.finfo(float).tiny)
    density_up, density_low = expit(upper) * expit(-upper), expit(lower) * expit(-lower)
    bend_up = density_up * (1 - 2 * expit(upper))
    bend_low = density_low * (1 - 2 * expit(lower))
    return p, density_up / p, density_low / p, bend_up / p, bend_low / p


def _slopes(columns: np.ndarray, mass: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient and observed information, (parameters,) and square."""
    categories = mass.shape[1]
    cuts = categories - 1
    _, upper, lower, bend_up, bend_low = _parts(columns, place, cuts)
    slope = np.einsum("ik,ikp->p", mass, category_scores(columns, place, categories))
    information = np.zeros((len(place), len(place)))
    for k in range(categories):
        at_up, at_low = _edge(columns, k, cuts), _edge(columns, k - 1, cuts)
        up = mass[:, k] * (upper[:, k] ** 2 - bend_up[:, k])
        low = mass[:, k] * (lower[:, k] ** 2 + bend_low[:, k])
        both = (at_up * (mass[:, k] * upper[:, k] * lower[:, k])[:, None]).T @ at_low
        information += (at_up * up[:, None]).T @ at_up + (at_low * low[:, None]).T @ at_low - both - both.T
    return slope, information


def _edge(columns: np.ndarray, cut: int, cuts: int) -> np.ndarray:
    """(patterns, parameters): derivative of threshold `cut` less the linear part; zero beyond the ends."""
    at = np.zeros((len(columns), cuts + columns.shape[1]))
    if 0 <= cut < cuts:
        at[:, cut] = 1.0
        at[:, cuts:] = -columns
    return at
