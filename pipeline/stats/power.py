"""The smallest correlation a sample could be expected to find."""

from __future__ import annotations

from math import atanh, nan, sqrt

from pipeline.stats.correlation import PERFECT, quantile


def correlation_power(correlation: float, effective_base: float, *, alpha: float = 0.05) -> float:
    """Chance that a two-sided test at `alpha` finds this correlation; NaN up to a base of 3.

    Fisher's z with Hotelling's correction against Student's critical value, as R's pwr (Cohen 1988).
    """
    from scipy.special import ndtr

    if not effective_base > 3:
        return nan
    t = quantile(1 - alpha / 2, df=effective_base - 2)
    critical = atanh(sqrt(t**2 / (t**2 + effective_base - 2)))
    z = atanh(correlation) + correlation / (2 * (effective_base - 1))
    root = sqrt(effective_base - 3)
    return float(ndtr((z - critical) * root) + ndtr((-z - critical) * root))


def smallest_detectable(effective_base: float, *, power: float = 0.8, alpha: float = 0.05) -> float:
    """The correlation (above 0) found with this `power`; NaN where the base is too small for any."""
    from scipy.optimize import brentq

    top = 1 - PERFECT
    if not effective_base > 3 or correlation_power(top, effective_base, alpha=alpha) < power:
        return nan
    return float(
        brentq(lambda r: correlation_power(r, effective_base, alpha=alpha) - power, 0, top, xtol=1e-14)
    )
