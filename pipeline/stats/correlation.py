"""The result every correlation returns, and the interval and test that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, inf, nan, sqrt, tanh

# Closer to 1 than this is 1: what remains is the rounding of the sums.
PERFECT = 1e-12


@dataclass(frozen=True, slots=True)
class Correlation:
    """One correlation: `estimate` from -1 to 1 with its precision; NaN and a `flag` where there is none.

    `std_error` is on the scale of the estimate, `low` and `high` end its interval, made by `interval_method`
    (None without an interval). `statistic` and `df` belong to the test against no correlation; `df` is NaN
    where the test has none (normal, exact, permutation). `effective_base` is what the precision rests on.
    """

    estimate: float
    std_error: float
    low: float
    high: float
    interval_method: str | None
    statistic: float
    df: float
    p_value: float
    effective_base: float
    flag: str | None = None


def no_correlation(effective_base: float, *, flag: str = "not_estimable") -> Correlation:
    """The correlation of a pair that defines none: all NaN, with the reason."""
    return Correlation(nan, nan, nan, nan, None, nan, nan, nan, effective_base, flag)


def clamp(estimate: float) -> float:
    """The estimate within -1 to 1, exactly 1 or -1 where only rounding keeps it from there."""
    if 1 - abs(estimate) < PERFECT:
        return 1.0 if estimate > 0 else -1.0
    return estimate


def fisher_interval(
    estimate: float, std_error_z: float, *, confidence: float, df: float = inf
) -> tuple[float, float]:
    """Interval on the scale of atanh, turned back; with Student's t where `df` is finite.

    A perfect correlation gives [estimate, estimate]; a NaN or infinite `std_error_z` gives NaN, NaN.
    """
    if not std_error_z < inf or not df > 0:
        return nan, nan
    if abs(estimate) == 1:
        return estimate, estimate
    half = quantile(0.5 + confidence / 2, df=df) * std_error_z
    return tanh(atanh(estimate) - half), tanh(atanh(estimate) + half)


def quantile(probability: float, *, df: float = inf) -> float:
    """Quantile of Student's t, or of the normal where `df` is infinite."""
    from scipy.special import ndtri, stdtrit

    return float(ndtri(probability) if df == inf else stdtrit(df, probability))


def two_sided(statistic: float, *, df: float = inf) -> float:
    """Two-sided p-value of a t (or normal) statistic; NaN for a NaN statistic or no degree of freedom."""
    from scipy.special import ndtr, stdtr

    if not df > 0:
        return nan
    return float(2 * (ndtr(-abs(statistic)) if df == inf else stdtr(df, -abs(statistic))))


def student_test(estimate: float, df: float) -> tuple[float, float]:
    """t and two-sided p of a product-moment correlation against zero; (NaN, NaN) without `df`.

    A perfect correlation has an infinite t, which no table can hold: its statistic is NaN and its p 0.
    """
    if not df > 0:
        return nan, nan
    if abs(estimate) == 1:
        return nan, 0.0
    statistic = estimate * sqrt(df / (1 - estimate**2))
    return statistic, two_sided(statistic, df=df)
