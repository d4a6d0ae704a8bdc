"""E-value: how strongly a confounder must be tied to both sides, as a risk ratio, to explain a result away."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, nan, sqrt

LARGEST_LOG = 300.0  # of a risk ratio whose square a float still holds


@dataclass(frozen=True, slots=True)
class EValue:
    """`estimate` for the result itself, `interval` for the end of its interval nearer to no effect (1 if across)."""

    estimate: float
    interval: float
    flag: str | None = None


def e_value(risk_ratio: float, low: float, high: float) -> EValue:
    """Of a risk ratio and its interval (VanderWeele & Ding 2017); below zero or missing: `not_estimable`."""
    if not (risk_ratio > 0 and low > 0 and high > 0):
        return EValue(nan, nan, "not_estimable")
    nearer = low if risk_ratio >= 1 else high
    crosses = low <= 1 <= high
    return EValue(_strength(risk_ratio), 1.0 if crosses else _strength(nearer))


def e_value_of_odds(odds_ratio: float, low: float, high: float, *, is_rare: bool = False) -> EValue:
    """Of an odds ratio: itself where the outcome is rare (under 15%), else its root, as the risk ratio."""
    if not (odds_ratio > 0 and low > 0 and high > 0):
        return EValue(nan, nan, "not_estimable")
    ends = (odds_ratio, low, high) if is_rare else (sqrt(odds_ratio), sqrt(low), sqrt(high))
    return e_value(*ends)


def e_value_of_correlation(estimate: float, low: float, high: float) -> EValue:
    """Of a correlation, by the standardised difference d = 2r / sqrt(1 - r²) and risk ratio exp(.91 d)."""
    if not all(abs(r) < 1 for r in (estimate, low, high)):
        return EValue(nan, nan, "not_estimable")
    logs = [0.91 * 2 * r / sqrt(1 - r**2) for r in (estimate, low, high)]
    if max(map(abs, logs)) > LARGEST_LOG:  # one variable is the other: no confounder is that strong
        return EValue(nan, nan, "not_estimable")
    return e_value(*map(exp, logs))


def _strength(ratio: float) -> float:
    away = ratio if ratio >= 1 else 1 / ratio
    return away + sqrt(away * (away - 1))
