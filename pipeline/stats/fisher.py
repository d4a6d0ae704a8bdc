"""Fisher's test: exact for two by two, by simulation for larger tables. Never on weighted counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from pipeline.stats.chi2 import TIES, random_tables, whole_table


@dataclass(frozen=True, slots=True)
class Fisher:
    """Two-sided p-value; `method` `fisher` (exact) or `monte_carlo`. NaN for a single row or column."""

    p_value: float
    method: str
    n: int
    draws: int = 0


def fisher_test(table: ArrayLike, *, mid_p: bool = False, draws: int = 9_999, seed: int = 0) -> Fisher:
    """The probability of a table as unlikely as this one, given its margins.

    Two by two it is exact; `mid_p` counts tables as likely as the observed one half. Larger tables are
    simulated, seeded: (1+k)/(draws+1). Empty rows and columns are dropped. Raises EstimationError for
    counts that are not whole. Source: Fisher 1935; Mehta & Patel 1983; R's fisher.test.
    """
    observed = whole_table(table)
    n = int(observed.sum())
    if min(observed.shape) < 2:
        return Fisher(np.nan, "fisher", n)
    if observed.shape == (2, 2):
        return Fisher(_exact(observed, mid_p=mid_p), "fisher", n)
    likely = -gammaln(observed + 1.0).sum()
    extreme = sum(
        int(np.sum(-gammaln(block + 1.0).sum(axis=(-2, -1)) <= likely + np.log(TIES)))
        for block in random_tables(observed, draws=draws, seed=seed)
    )
    return Fisher((1 + extreme) / (draws + 1), "monte_carlo", n, draws)


def _exact(observed: np.ndarray, *, mid_p: bool) -> float:
    (row, other), (column, rest) = observed.sum(axis=1), observed.sum(axis=0)
    first = np.arange(max(0, column - other), min(row, column) + 1)
    cells = np.stack([first, row - first, column - first, rest - row + first])
    weight = -gammaln(cells + 1.0).sum(axis=0)
    probability = np.exp(weight - weight.max())
    probability /= probability.sum()
    seen = probability[first == observed[0, 0]][0]
    as_unlikely = probability <= seen * TIES
    ties = as_unlikely & (probability >= seen / TIES)
    p_value = probability[as_unlikely].sum() - (0.5 * probability[ties].sum() if mid_p else 0.0)
    return float(min(p_value, 1.0))
