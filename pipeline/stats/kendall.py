"""Kendall's tau-b: rank correlation by pairs, with ties on both sides respected."""

from __future__ import annotations

from dataclasses import replace
from math import nan, sqrt

import numpy as np

from pipeline.stats.concordance import Concordance, concordance, wald
from pipeline.stats.correlation import Correlation, no_correlation, two_sided
from pipeline.stats.crosstab import Crosstab
from pipeline.stats.kendall_exact import exact_p_value


def kendall(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """Tau-b with the Brown & Benedetti (1977) interval and Kendall's tie-corrected test.

    Without weights the p-value is exact up to 10 respondents, and up to 50 where nobody is tied. With
    weights the table counts as the effective base (an approximation). A constant or an effective base
    below 3 is `not_estimable`; up to 3 there is no interval.
    """
    pairs = concordance(crosstab)
    if pairs.n < 3 or min(pairs.mass.shape) < 2:
        return no_correlation(pairs.n)
    net = pairs.concordant - pairs.discordant
    estimate = net / sqrt(pairs.untied_x * pairs.untied_y)
    result = wald(pairs, estimate, _variance(pairs, estimate), confidence=confidence, under_null=nan)
    # Halves, because each pair was counted from both ends.
    spread = _tie_corrected(pairs)
    statistic = net / 2 / sqrt(spread) if spread > 0 else nan
    result = replace(result, statistic=statistic, p_value=two_sided(statistic))
    if pairs.n <= 3:
        result = replace(result, std_error=nan, low=nan, high=nan, interval_method=None)
    exact = exact_p_value(pairs.mass) if crosstab.weights is None else None
    return result if exact is None else replace(result, p_value=exact)


def _variance(pairs: Concordance, estimate: float) -> float:
    """Asymptotic variance of tau-b over multinomial samples of the cells."""
    x, y = pairs.untied_x, pairs.untied_y
    root = sqrt(x * y)
    tied = pairs.mass.sum(1)[:, None] * y + pairs.mass.sum(0)[None, :] * x
    inner = (pairs.mass * (2 * root * pairs.lead + estimate * tied) ** 2).sum()
    return float(inner - pairs.n**3 * estimate**2 * (x + y) ** 2) / root**4


def _tie_corrected(pairs: Concordance) -> float:
    """Variance of the number of concordant minus discordant pairs over all pairings, ties kept."""
    n, a, b = pairs.n, pairs.mass.sum(1), pairs.mass.sum(0)

    def three(t: np.ndarray | float) -> float:
        return float(np.sum(t * (t - 1) * (2 * t + 5)))

    def two(t: np.ndarray) -> float:
        return float(np.sum(t * (t - 1)))

    def triples(t: np.ndarray) -> float:
        return float(np.sum(t * (t - 1) * (t - 2)))

    variance = (three(n) - three(a) - three(b)) / 18 + two(a) * two(b) / (2 * n * (n - 1))
    return variance + triples(a) * triples(b) / (9 * n * (n - 1) * (n - 2))
