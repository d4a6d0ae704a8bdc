"""Goodman and Kruskal's gamma: agreement in order among the pairs tied on neither side."""

from __future__ import annotations

from pipeline.stats.concordance import concordance, null_spread, wald
from pipeline.stats.correlation import Correlation, no_correlation
from pipeline.stats.crosstab import Crosstab


def gamma(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """Gamma with its asymptotic interval and test (Goodman & Kruskal 1963; Brown & Benedetti 1977).

    Without a pair untied on both sides, or below an effective base of 3, it is `not_estimable`.
    """
    pairs = concordance(crosstab)
    p, q = pairs.concordant, pairs.discordant
    if pairs.n < 3 or p + q <= 0:
        return no_correlation(pairs.n)
    spread = (pairs.mass * (q * pairs.same - p * pairs.opposite) ** 2).sum()
    variance = float(16 * spread) / (p + q) ** 4
    return wald(
        pairs,
        (p - q) / (p + q),
        variance,
        confidence=confidence,
        under_null=null_spread(pairs) / (p + q) ** 2,
    )
