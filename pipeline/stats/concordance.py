"""Pairs of respondents that agree and disagree in order, counted on the cross-table."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from pipeline.stats.correlation import PERFECT, Correlation, clamp, quantile, two_sided
from pipeline.stats.crosstab import Crosstab


@dataclass(frozen=True, slots=True, eq=False)
class Concordance:
    """Ordered pairs of an (r, c) cross-table, each pair counted from both of its ends.

    `mass` (r, c): counts, or weights scaled to the effective base `n`. `same` and `opposite` (r, c): for a
    respondent of the cell, those who differ from him in the same and in opposite order on x and y.
    """

    mass: np.ndarray
    same: np.ndarray
    opposite: np.ndarray
    n: float

    @property
    def lead(self) -> np.ndarray:
        """(r, c): respondents in the same order minus those in the opposite one."""
        return self.same - self.opposite

    @property
    def concordant(self) -> float:
        """Ordered pairs in the same order on x and y."""
        return float((self.mass * self.same).sum())

    @property
    def discordant(self) -> float:
        """Ordered pairs in opposite order on x and y."""
        return float((self.mass * self.opposite).sum())

    @property
    def untied_x(self) -> float:
        """Ordered pairs that differ on x."""
        return self.n**2 - float((self.mass.sum(1) ** 2).sum())

    @property
    def untied_y(self) -> float:
        """Ordered pairs that differ on y."""
        return self.n**2 - float((self.mass.sum(0) ** 2).sum())


def concordance(crosstab: Crosstab) -> Concordance:
    """Concordant and discordant pairs by cumulative sums; weights are scaled to the effective base."""
    table = crosstab.occupied()
    mass = np.asarray(table.mass, float)
    n = table.effective_base
    if table.weights is not None and mass.size:
        mass = mass * (n / mass.sum())
    return Concordance(
        mass=mass,
        same=_before(mass) + _before(mass[::-1, ::-1])[::-1, ::-1],
        opposite=_before(mass[:, ::-1])[:, ::-1] + _before(mass[::-1])[::-1],
        n=n,
    )


def wald(
    pairs: Concordance, estimate: float, variance: float, *, confidence: float, under_null: float
) -> Correlation:
    """A measure of pairs with its asymptotic interval (Brown & Benedetti 1977), held within -1 to 1.

    `variance` is that of the estimate, `under_null` what the test divides by: its variance without relation.
    """
    estimate = clamp(estimate)
    # At the edge the asymptotic variance is rounding around zero.
    std_error = sqrt(variance) if variance > PERFECT else 0.0
    half = quantile(0.5 + confidence / 2) * std_error
    statistic = estimate / sqrt(under_null) if under_null > 0 else nan
    return Correlation(
        estimate=estimate,
        std_error=std_error,
        low=max(-1.0, estimate - half),
        high=min(1.0, estimate + half),
        interval_method="brown_benedetti",
        statistic=statistic,
        df=nan,
        p_value=two_sided(statistic),
        effective_base=pairs.n,
        flag="boundary" if abs(estimate) == 1 else None,
    )


def null_spread(pairs: Concordance) -> float:
    """Variance of (concordant - discordant) without relation, the cells' own spread kept."""
    net = pairs.concordant - pairs.discordant
    return float(4 * ((pairs.mass * pairs.lead**2).sum() - net**2 / pairs.n))


def _before(mass: np.ndarray) -> np.ndarray:
    """(r, c): the mass strictly above and to the left of each cell."""
    total = np.zeros_like(mass)
    total[1:, 1:] = mass.cumsum(0).cumsum(1)[:-1, :-1]
    return total
