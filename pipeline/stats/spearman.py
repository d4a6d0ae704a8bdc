"""Spearman's rank correlation, from the cross-table or from rows."""

from __future__ import annotations

from dataclasses import replace
from math import nan, sqrt

from numpy.typing import ArrayLike

from pipeline.stats.correlation import Correlation, clamp, fisher_interval, no_correlation, student_test
from pipeline.stats.crosstab import Crosstab, from_arrays
from pipeline.stats.moments import complete_pairs, moments_from_arrays
from pipeline.stats.ranks import midranks, ranks_of_rows
from pipeline.stats.spearman_exact import LARGEST, exact_p_value


def spearman(crosstab: Crosstab, *, confidence: float = 0.95) -> Correlation:
    """Spearman's rho: Pearson on midranks (weighted midranks where there are weights).

    Interval by Bonett & Wright (2000). Without weights and up to 10 respondents the p-value is exact over all
    permutations (df NaN); else Student's t. Constant, or an effective base below 3: NaN and `not_estimable`.
    """
    table = crosstab.occupied()
    base = table.effective_base
    if base < 3 or min(table.counts.shape) < 2:
        return no_correlation(base)
    result = rank_precision(rho(table), base, confidence=confidence)
    if table.weights is None and table.n <= LARGEST:
        return replace(result, df=nan, p_value=exact_p_value(table.counts))
    return result


def spearman_from_arrays(
    x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None, *, confidence: float = 0.95
) -> Correlation:
    """`spearman` of two arrays, one value per respondent, of any fineness; pairs with NaN are left out."""
    kept_x, kept_y, w = complete_pairs(x, y, weights)
    if len(w) <= LARGEST:
        return spearman(from_arrays(x, y, weights), confidence=confidence)
    sums = moments_from_arrays(ranks_of_rows(kept_x, w), ranks_of_rows(kept_y, w), w)
    if sums.effective_base < 3 or sums.spread_x == 0 or sums.spread_y == 0:
        return no_correlation(sums.effective_base)
    estimate = clamp(sums.co_spread / sqrt(sums.spread_x) / sqrt(sums.spread_y))
    return rank_precision(estimate, sums.effective_base, confidence=confidence)


def rho(table: Crosstab) -> float:
    """The rank correlation of an occupied cross-table with at least two rows and columns."""
    mass = table.mass
    by_x, by_y, total = mass.sum(1), mass.sum(0), mass.sum()
    x = midranks(table.counts.sum(1), None if table.weights is None else by_x)
    y = midranks(table.counts.sum(0), None if table.weights is None else by_y)
    x, y = x - by_x @ x / total, y - by_y @ y / total
    spread = sqrt(float(by_x @ x**2)) * sqrt(float(by_y @ y**2))
    return clamp(float(x @ mass @ y) / spread)


def rank_precision(
    estimate: float, effective_base: float, *, controls: int = 0, confidence: float = 0.95
) -> Correlation:
    """The precision of a given rank correlation, partial with this many `controls`."""
    room = effective_base - controls
    std_error_z = sqrt((1 + estimate**2 / 2) / (room - 3)) if room > 3 else nan
    low, high = fisher_interval(estimate, std_error_z, confidence=confidence)
    statistic, p_value = student_test(estimate, room - 2)
    return Correlation(
        estimate=estimate,
        std_error=(1 - estimate**2) * std_error_z,
        low=low,
        high=high,
        interval_method="bonett_wright" if room > 3 else None,
        statistic=statistic,
        df=room - 2 if room > 2 else nan,
        p_value=p_value,
        effective_base=effective_base,
        flag="boundary" if abs(estimate) == 1 else None,
    )
