"""Cronbach's alpha and its item analysis, from the covariance matrix of the items alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError


@dataclass(frozen=True, slots=True, eq=False)
class Reliability:
    """Internal consistency of k items.

    `estimate` is Cronbach's alpha, for two items Spearman-Brown (`measure` says which); `raw` is always
    Cronbach's, `standardized` the alpha of the standardised items. `low` and `high` end Feldt's (1965)
    interval, `std_error` is Duhachek & Iacobucci's (2004). `item_rest` and `alpha_if_deleted` have one number
    an item (NaN where k = 2 leaves a single item); `negative` lists the items that run against the rest.
    """

    estimate: float
    measure: str
    std_error: float
    low: float
    high: float
    interval_method: str | None
    raw: float
    standardized: float
    item_rest: np.ndarray
    alpha_if_deleted: np.ndarray
    negative: tuple[int, ...]
    flag: str | None = None


def cronbach_alpha(covariance: ArrayLike, n: float, *, confidence: float = 0.95) -> Reliability:
    """Alpha of k >= 2 items from their (k, k) covariance matrix over `n` respondents.

    A constant item, or a total without variance, makes alpha `not_estimable`. Negative item-rest correlations
    are reported, never reversed here. Raises EstimationError for fewer than two items or a matrix not square.
    """
    c = np.asarray(covariance, float)
    if c.ndim != 2 or c.shape[0] != c.shape[1] or c.shape[0] < 2:
        raise EstimationError(f"alpha needs the covariance of two or more items, got shape {c.shape}.")
    k = len(c)
    item_rest = item_rest_correlations(c)
    if not (np.diag(c) > 0).all() or not c.sum() > 0 or n < 2:
        return _none(item_rest)
    standardized = _alpha(correlations(c))
    raw = _alpha(c)
    estimate = standardized if k == 2 else raw
    low, high = feldt_interval(estimate, n, k, confidence=confidence)
    deleted = [_alpha(np.delete(np.delete(c, i, 0), i, 1)) for i in range(k)]
    return Reliability(
        estimate=estimate,
        measure="spearman_brown" if k == 2 else "alpha",
        std_error=_std_error(c, n),
        low=low,
        high=high,
        interval_method="feldt",
        raw=raw,
        standardized=standardized,
        item_rest=item_rest,
        alpha_if_deleted=np.array(deleted),
        negative=tuple(int(i) for i in np.flatnonzero(item_rest < 0)),
    )


def feldt_interval(alpha: float, n: float, k: int, *, confidence: float = 0.95) -> tuple[float, float]:
    """Feldt's (1965) interval of an alpha of `k` items over `n` respondents; NaN, NaN below two."""
    from scipy.special import fdtri

    if not n >= 2:
        return nan, nan
    tail = (1 - confidence) / 2
    df = n - 1, (n - 1) * (k - 1)
    return 1 - (1 - alpha) * float(fdtri(*df, 1 - tail)), 1 - (1 - alpha) * float(fdtri(*df, tail))


def item_rest_correlations(covariance: np.ndarray) -> np.ndarray:
    """(items,): correlation of each item with the sum of the others; NaN where either is constant."""
    variance, with_total = np.diag(covariance), covariance.sum(1)
    rest = covariance.sum() - 2 * with_total + variance
    spread = np.sqrt(np.maximum(variance * rest, 0))
    return np.divide(with_total - variance, spread, out=np.full(len(covariance), nan), where=spread > 0)


def correlations(covariance: np.ndarray) -> np.ndarray:
    """The (k, k) correlation matrix of a covariance matrix without constants."""
    scale = np.sqrt(np.diag(covariance))
    return covariance / np.outer(scale, scale)


def _alpha(c: np.ndarray) -> float:
    k, total = len(c), c.sum()
    return float(k / (k - 1) * (1 - np.trace(c) / total)) if k > 1 and total > 0 else nan


def _std_error(c: np.ndarray, n: float) -> float:
    """Asymptotic standard error of alpha for normal items (Duhachek & Iacobucci 2004)."""
    k, total, trace, square = len(c), c.sum(), np.trace(c), c @ c
    inner = total * (np.trace(square) + trace**2) - 2 * trace * square.sum()
    # Items that are copies of one another leave rounding around zero.
    return sqrt(max(0.0, 2 * k**2 / ((k - 1) ** 2 * total**3) * inner / n))


def _none(item_rest: np.ndarray) -> Reliability:
    empty = np.full(len(item_rest), nan)
    return Reliability(nan, "alpha", nan, nan, nan, None, nan, nan, item_rest, empty, (), "not_estimable")
