"""How strong an unmeasured confounder would have to be to explain a regression coefficient away."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

from pipeline.stats.correlation import quantile


@dataclass(frozen=True, slots=True)
class ConfounderStrength:
    """Sensitivity of one coefficient (Cinelli & Hazlett 2020), all shares of variance between 0 and 1.

    `partial_r2`: of the outcome, explained by the score alone. `robustness_value`: what a confounder must
    explain of both score and outcome to bring the coefficient to zero; `robustness_value_alpha`: to make it
    non-significant.
    """

    partial_r2: float
    robustness_value: float
    robustness_value_alpha: float
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A confounder `times` as strong as an observed control: its partial R² and the coefficient with it in."""

    r2_with_score: float
    r2_with_outcome: float
    estimate: float
    std_error: float
    low: float
    high: float
    flag: str | None = None


def confounder_strength(
    statistic: float, df: float, *, q: float = 1.0, alpha: float = 0.05
) -> ConfounderStrength:
    """From the coefficient's classical t `statistic` and residual `df`; `q` is the share to explain away.

    No df above 1, or no statistic, is `not_estimable`.
    """
    if not (df > 1 and abs(statistic) >= 0):
        return ConfounderStrength(nan, nan, nan, "not_estimable")
    f = q * abs(statistic) / sqrt(df)
    critical = abs(quantile(alpha / 2, df=df - 1)) / sqrt(df - 1)
    return ConfounderStrength(
        partial_r2=statistic**2 / (statistic**2 + df),
        robustness_value=_robustness(f, 0.0),
        robustness_value_alpha=_robustness(f, critical),
    )


def benchmark(
    estimate: float,
    std_error: float,
    df: float,
    *,
    r2_control_score: float,
    r2_control_outcome: float,
    times: float = 1.0,
    confidence: float = 0.95,
) -> Benchmark:
    """The coefficient had there been a confounder `times` as strong as an observed control.

    `r2_control_score`, `r2_control_outcome`: partial R² of that control with the score and with the outcome,
    given the others. A confounder that would explain all of either is impossible: `not_estimable`.
    """
    odds = r2_control_score / (1 - r2_control_score)
    with_score = times * odds
    if not with_score < 1 or not df > 1:
        return Benchmark(nan, nan, nan, nan, nan, nan, "not_estimable")
    shared = times * r2_control_score**2 / ((1 - times * r2_control_score) * (1 - r2_control_score))
    if not 0 <= shared < 1:
        return Benchmark(nan, nan, nan, nan, nan, nan, "not_estimable")
    reach = (sqrt(times) + sqrt(shared)) / sqrt(1 - shared)
    with_outcome = min(1.0, reach**2 * r2_control_outcome / (1 - r2_control_outcome))
    bias = sqrt(with_outcome * with_score / (1 - with_score)) * std_error * sqrt(df)
    adjusted = estimate - bias if estimate > 0 else estimate + bias
    spread = std_error * sqrt((1 - with_outcome) / (1 - with_score)) * sqrt(df / (df - 1))
    half = quantile(0.5 + confidence / 2, df=df) * spread
    return Benchmark(with_score, with_outcome, adjusted, spread, adjusted - half, adjusted + half)


def _robustness(f: float, critical: float) -> float:
    """The robustness value where the statistic, on the scale of f, must fall to `critical`."""
    beyond = f - critical
    if beyond <= 0:
        return 0.0
    if critical > 0 and f > 1 / critical:
        return (f**2 - critical**2) / (1 + f**2)
    return (sqrt(beyond**4 + 4 * beyond**2) - beyond**2) / 2
