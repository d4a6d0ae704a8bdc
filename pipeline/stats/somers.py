"""Somers' D: agreement in order among the pairs that differ on x, to predict y from x."""

from __future__ import annotations

from pipeline.stats.concordance import concordance, null_spread, wald
from pipeline.stats.correlation import Correlation, no_correlation
from pipeline.stats.crosstab import Crosstab


def somers_d(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """D(y|x) with its asymptotic interval and test (Somers 1962; Brown & Benedetti 1977).

    Columns are predicted from rows; transpose the table for D(x|y). A constant, or an effective base below 3,
    is `not_estimable`.
    """
    pairs = concordance(crosstab)
    untied = pairs.untied_x
    if pairs.n < 3 or min(pairs.mass.shape) < 2:
        return no_correlation(pairs.n)
    net = pairs.concordant - pairs.discordant
    others = (pairs.n - pairs.mass.sum(1))[:, None]
    spread = (pairs.mass * (untied * pairs.lead - net * others) ** 2).sum()
    return wald(
        pairs,
        net / untied,
        float(4 * spread) / untied**4,
        confidence=confidence,
        under_null=null_spread(pairs) / untied**2,
    )
