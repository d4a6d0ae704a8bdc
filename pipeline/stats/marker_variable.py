"""Common-method check: what is left of a correlation when a marker variable's is taken out."""

from __future__ import annotations

from math import nan, sqrt

from pipeline.stats.correlation import Correlation, fisher_interval, no_correlation, student_test


def marker_adjusted(
    estimate: float, marker: float, effective_base: float, *, confidence: float = 0.95
) -> Correlation:
    """Lindell & Whitney (2001): (r - r_marker) / (1 - r_marker), with n - 3 degrees of freedom.

    `marker` is the smallest correlation of a theoretically unrelated question with either variable; one
    below zero shows no common method and is taken as 0. A base up to 3, or a marker of 1, is `not_estimable`.
    """
    shared = max(marker, 0.0)
    if not (effective_base > 3 and abs(estimate) <= 1 and shared < 1):
        return no_correlation(effective_base)
    adjusted = max(-1.0, (estimate - shared) / (1 - shared))
    std_error_z = 1 / sqrt(effective_base - 4) if effective_base > 4 else nan
    low, high = fisher_interval(adjusted, std_error_z, confidence=confidence)
    statistic, p_value = student_test(adjusted, effective_base - 3)
    return Correlation(
        estimate=adjusted,
        std_error=(1 - adjusted**2) * std_error_z,
        low=low,
        high=high,
        interval_method="fisher" if effective_base > 4 else None,
        statistic=statistic,
        df=effective_base - 3,
        p_value=p_value,
        effective_base=effective_base,
        flag="boundary" if abs(adjusted) == 1 else None,
    )
