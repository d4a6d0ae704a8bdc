"""Pearson's product-moment correlation from weighted sums."""

from __future__ import annotations

from math import nan, sqrt

from numpy.typing import ArrayLike

from pipeline.stats.correlation import Correlation, clamp, fisher_interval, no_correlation, student_test
from pipeline.stats.moments import Moments, moments_from_arrays


def pearson(moments: Moments, *, confidence: float = 0.95) -> Correlation:
    """Pearson's r with Fisher's interval (Fisher 1921) and the t test with effective base - 2 df.

    With weights and no design the base is Kish's effective base. Below an effective base of 3, or with a
    constant variable, nothing is estimable; up to 3 there is an estimate without interval. A perfect
    correlation has the interval [r, r] and the flag `boundary`.
    """
    base = moments.effective_base
    if base < 3 or moments.spread_x == 0 or moments.spread_y == 0:
        return no_correlation(base)
    estimate = clamp(moments.co_spread / sqrt(moments.spread_x) / sqrt(moments.spread_y))
    return from_estimate(estimate, base, confidence=confidence)


def pearson_from_arrays(
    x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None, *, confidence: float = 0.95
) -> Correlation:
    """`pearson` of two arrays, one value per respondent; pairs with NaN or without weight are left out."""
    return pearson(moments_from_arrays(x, y, weights), confidence=confidence)


def from_estimate(
    estimate: float, effective_base: float, *, controls: int = 0, confidence: float = 0.95
) -> Correlation:
    """The precision of a given r: published with its base, or partial with this many `controls`."""
    room = effective_base - controls
    std_error_z = 1 / sqrt(room - 3) if room > 3 else nan
    low, high = fisher_interval(estimate, std_error_z, confidence=confidence)
    statistic, p_value = student_test(estimate, room - 2)
    return Correlation(
        estimate=estimate,
        std_error=(1 - estimate**2) * std_error_z,
        low=low,
        high=high,
        interval_method="fisher" if room > 3 else None,
        statistic=statistic,
        df=room - 2 if room > 2 else nan,
        p_value=p_value,
        effective_base=effective_base,
        flag="boundary" if abs(estimate) == 1 else None,
    )
