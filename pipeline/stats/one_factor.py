"""One common factor fitted to a covariance matrix by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

STEPS = 200
SETTLED = 1e-13
# A uniqueness under this share of its item's variance is a Heywood case.
HEYWOOD = 1e-6
# Information this uneven means that other loadings fit as well: an item stands apart from the other two.
UNIDENTIFIED = 1e12


@dataclass(frozen=True, slots=True, eq=False)
class OneFactor:
    """`loadings` (k,) and `uniquenesses` (k,) in the items' units; the loadings sum to zero or more.

    `information` (2k, 2k): expected curvature of the discrepancy log|S| + tr(sample S^-1); times n / 2 it
    is Fisher's. NaN and a `flag` where there is no proper fit.
    """

    loadings: np.ndarray
    uniquenesses: np.ndarray
    information: np.ndarray
    flag: str | None = None


def fit_one_factor(covariance: np.ndarray) -> OneFactor:
    """Fisher scoring with halved steps on the correlation matrix, from Spearman's triads' principal axis.

    Fewer than three items or a constant one: `not_estimable`; so is a Heywood case, where the best
    uniqueness is not above zero, and one of several fits. Source: Joreskog 1967.
    """
    k = len(covariance)
    variance = np.diag(covariance)
    if k < 3 or not (variance > 0).all() or not np.isfinite(covariance).all():
        return _no_fit(k, "not_estimable")
    scale = np.sqrt(variance)
    sample = covariance / np.outer(scale, scale)
    if np.linalg.eigvalsh(sample)[0] < HEYWOOD:
        return _no_fit(k, "not_estimable")
    place = _start(sample)
    for _ in range(STEPS):
        if (place[k:] < HEYWOOD).any():
            return _no_fit(k, "not_estimable")
        slope, information = _slope(sample, place)
        step = np.linalg.lstsq(information, slope, rcond=None)[0]
        place = _shorten(sample, place, step)
        if np.abs(step).max() < SETTLED:
            if np.linalg.cond(information) > UNIDENTIFIED:
                return _no_fit(k, "not_estimable")
            return _in_units(place, _slope(sample, place)[1], scale)
    return _no_fit(k, "not_converged")


def _start(sample: np.ndarray) -> np.ndarray:
    """Loadings of the first principal axis, uniquenesses that fill up the variance."""
    values, vectors = np.linalg.eigh(sample - np.eye(len(sample)) * 0.5)
    loadings = vectors[:, -1] * np.sqrt(max(values[-1], 0.1))
    loadings = np.clip(loadings, -0.95, 0.95)
    return np.concatenate([loadings, 1 - loadings**2])


def _slope(sample: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient (2k,) and expected curvature (2k, 2k) of the discrepancy."""
    k = len(sample)
    loadings = place[:k]
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(place[k:]))
    gap = inverse - inverse @ sample @ inverse
    slope = np.concatenate([2 * gap @ loadings, np.diag(gap)])
    pull = inverse @ loadings
    both = 2 * (np.outer(pull, pull) + inverse * (loadings @ pull))
    mixed = 2 * inverse * pull[:, None]
    return slope, np.block([[both, mixed.T], [mixed, inverse**2]])


def _discrepancy(sample: np.ndarray, place: np.ndarray) -> float:
    k = len(sample)
    if (place[k:] <= 0).any():
        return float("inf")
    implied = np.outer(place[:k], place[:k]) + np.diag(place[k:])
    return float(np.linalg.slogdet(implied)[1] + np.trace(np.linalg.solve(implied, sample)))


def _shorten(sample: np.ndarray, place: np.ndarray, step: np.ndarray) -> np.ndarray:
    """The place after the step, halved until the discrepancy does not grow."""
    now = _discrepancy(sample, place)
    for halvings in range(40):
        after = place - step / 2**halvings
        if _discrepancy(sample, after) <= now + 1e-14:
            return after
    return place


def _in_units(place: np.ndarray, information: np.ndarray, scale: np.ndarray) -> OneFactor:
    k = len(scale)
    sign = 1.0 if (place[:k] * scale).sum() >= 0 else -1.0
    turn = np.concatenate([sign / scale, 1 / scale**2])
    return OneFactor(sign * place[:k] * scale, place[k:] * scale**2, information * np.outer(turn, turn))


def _no_fit(k: int, flag: str) -> OneFactor:
    empty = np.full(k, nan)
    return OneFactor(empty, empty, np.full((2 * k, 2 * k), nan), flag)
