"""The median and other quantiles, weighted, with Woodruff's interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import Interval, t_quantile

SAME = 1e-12  # cumulative shares this near are one


@dataclass(frozen=True, slots=True)
class QuantileInterval:
    """Woodruff's interval, and the standard error it implies; NaN where an end leaves the sample."""

    interval: Interval
    std_error: float


def weighted_quantile(values: ArrayLike, weights: ArrayLike, probabilities: ArrayLike) -> np.ndarray:
    """The smallest value with at least this part of the weight at or under it, for each probability.

    `values` (n,) with `weights` (n,): respondents, or distinct values with their weights summed. Values
    without weight do not count. NaN without weight. This is rule "math" of R survey (type 1 of Hyndman &
    Fan): always a value somebody gave, no interpolation. Source: Shah & Vaish 2006.
    """
    value, cumulative = _cumulative(values, weights)
    p = np.asarray(probabilities, dtype=float)
    if not value.size:
        return np.full(p.shape, np.nan)
    position = np.searchsorted(cumulative, np.nan_to_num(p) - SAME)
    inside = (p >= 0) & (p <= 1)
    return np.where(inside, value[np.minimum(position, value.size - 1)], np.nan)


def share_at_or_under(values: ArrayLike, weights: ArrayLike, limit: float) -> float:
    """The part of the weight at or under `limit`: the share whose standard error Woodruff needs."""
    value, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    total = w.sum()
    return float(w[value <= limit].sum() / total) if total > 0 else float("nan")


def woodruff_interval(
    values: ArrayLike,
    weights: ArrayLike,
    quantile: float,
    *,
    share_std_error: float,
    df: float,
    confidence: float = 0.95,
) -> QuantileInterval:
    """The quantiles at the ends of the interval of the share at or under `quantile`.

    `share_std_error` by the design, of the share of respondents at or under it (`domain_ratio`). Its t
    interval is turned back into values; an end under 0 or over 1 is NaN, as is the standard error then.
    Source: Woodruff 1952; R survey's svyquantile(interval.type="mean").
    """
    share = share_at_or_under(values, weights, quantile)
    t = t_quantile(df, confidence=confidence)
    half = t * share_std_error
    low, high = weighted_quantile(values, weights, [share - half, share + half])
    return QuantileInterval(Interval(low, high), float((high - low) / (2 * t)))


def _cumulative(values: ArrayLike, weights: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Values with weight in order, and the part of the weight at or under each."""
    value, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    used = (w > 0) & ~np.isnan(value)
    order = np.argsort(value[used], kind="stable")
    reached = np.cumsum(w[used][order])
    return value[used][order], reached / reached[-1] if reached.size else reached
