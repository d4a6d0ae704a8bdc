"""The interval every share gets by default: Wilson, and Wilson on the design's effective base."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri, stdtrit

BOUNDARY = 4 * np.finfo(float).eps  # a share this near 0 or 1 is 0 or 1


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends, of one shape; NaN where the interval is not defined."""

    low: np.ndarray
    high: np.ndarray


def wilson_interval(share: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Wilson's score interval; `share` (0 to 1) and `n` (respondents, or an effective base) broadcast.

    NaN where `n` is 0 or the share is NaN. 0 of n gives [0, z^2/(n+z^2)].
    Source: Wilson 1927; Newcombe 1998, method 3.
    """
    return score_interval(share, n, quantile=ndtri((1 + confidence) / 2))


def design_wilson_interval(
    share: ArrayLike,
    variance: ArrayLike,
    *,
    unweighted_base: ArrayLike,
    df: ArrayLike,
    kish_effect: ArrayLike = 1.0,
    is_simple: ArrayLike = False,
    confidence: float = 0.95,
) -> Interval:
    """Wilson's interval on n_e = min(n, p(1-p)/V), with t of the design's degrees of freedom.

    All arguments broadcast. `variance` is V of the share, `kish_effect` Kish's design effect, which
    gives n_e at 0 and 1, where V says nothing. Where `is_simple` (equal weights and no declared design:
    the caller knows) the answer is `wilson_interval` to the last digit. NaN where V or df is NaN.
    Source: Wilson 1927; Korn & Graubard 1998 for the effective base; R survey 4.2 svyciprop("wilson").
    """
    effective = design_effective_base(
        share, variance, unweighted_base=unweighted_base, kish_effect=kish_effect
    )
    quantile = t_quantile(df, confidence=confidence)
    simple = np.asarray(is_simple, dtype=bool)
    return score_interval(
        share,
        np.where(simple, unweighted_base, effective),
        quantile=np.where(simple, ndtri((1 + confidence) / 2), quantile),
    )


def design_effective_base(
    share: ArrayLike, variance: ArrayLike, *, unweighted_base: ArrayLike, kish_effect: ArrayLike = 1.0
) -> np.ndarray:
    """Respondents a simple random sample needs to be as precise: min(n, p(1-p)/V), n/deff at 0 and 1."""
    share, variance, n = (np.asarray(value, dtype=float) for value in (share, variance, unweighted_base))
    with np.errstate(divide="ignore", invalid="ignore"):
        precise = np.minimum(n, share * (1 - share) / variance)
        at_boundary = np.where(np.isnan(variance), np.nan, n / np.asarray(kish_effect, dtype=float))
    return np.where(is_boundary(share), at_boundary, precise)


def is_boundary(share: ArrayLike) -> np.ndarray:
    """True where nobody or everybody gave the answer."""
    share = np.asarray(share, dtype=float)
    return (share <= BOUNDARY) | (share >= 1 - BOUNDARY)


def t_quantile(df: ArrayLike, *, confidence: float = 0.95) -> np.ndarray:
    """Student's two-sided t for `df` (infinite: the normal's z); NaN where `df` is NaN or not above 0."""
    df = np.asarray(df, dtype=float)
    upper = (1 + confidence) / 2
    usable = df > 0
    finite = np.where(usable & np.isfinite(df), df, 1.0)
    student = np.where(np.isinf(df), ndtri(upper), stdtrit(finite, upper))
    return np.where(usable, student, np.nan)


def score_interval(share: ArrayLike, n: ArrayLike, *, quantile: ArrayLike) -> Interval:
    """The score interval for any base and any quantile (z or t), ends kept inside [0, 1]."""
    share, n, quantile = (np.asarray(value, dtype=float) for value in (share, n, quantile))
    with np.errstate(divide="ignore", invalid="ignore"):
        square = quantile * quantile
        centre = share + square / (2 * n)
        spread = quantile * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
        low, high = ((centre + sign * spread) / (1 + square / n) for sign in (-1, 1))
    undefined = ~(n > 0) | np.isnan(share) | np.isnan(quantile)
    low = np.where(share <= BOUNDARY, 0.0, np.maximum(low, 0.0))
    high = np.where(share >= 1 - BOUNDARY, 1.0, np.minimum(high, 1.0))
    return Interval(np.where(undefined, np.nan, low), np.where(undefined, np.nan, high))
