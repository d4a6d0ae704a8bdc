"""Which columns of a table have a higher mean than which others, and do the means differ at all?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import fdtrc, stdtr

from pipeline.stats.pairs import Adjustment, Pairs, adjusted_pairs, column_pairs
from pipeline.stats.share_pairs import MINIMUM_BASE


@dataclass(frozen=True, slots=True)
class WelchAnova:
    """F on `df1` and `df2`; NaN where under two groups vary."""

    statistic: float
    df1: float
    df2: float
    p_value: float


def mean_pairs(
    means: ArrayLike,
    variances: ArrayLike,
    bases: ArrayLike,
    *,
    adjustment: Adjustment = "holm",
    minimum_base: float = MINIMUM_BASE,
) -> Pairs:
    """Welch's t test of every two columns within each row.

    All (R, C) or (C,): `means`, `variances` of the answers (divisor n-1), and effective `bases`. Columns
    with a base under `minimum_base`, and two columns that both do not vary, are not tested.
    Source: Welch 1947; R's t.test; scipy's ttest_ind(equal_var=False).
    """
    m = np.atleast_2d(np.asarray(means, dtype=float))
    v, n = (np.broadcast_to(np.asarray(values, dtype=float), m.shape) for values in (variances, bases))
    usable = (n >= minimum_base) & (n > 1) & ~np.isnan(m) & (v >= 0)
    first, second = column_pairs(m.shape[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        error = v / n
        a, b = error[:, first], error[:, second]
        difference = m[:, first] - m[:, second]
        statistic = difference / np.sqrt(a + b)
        df = (a + b) ** 2 / (a**2 / (n[:, first] - 1) + b**2 / (n[:, second] - 1))
    tested = usable[:, first] & usable[:, second] & (df > 0)
    p_value = 2 * stdtr(np.where(tested, df, 1.0), -np.abs(np.where(tested, statistic, 0.0)))
    return adjusted_pairs(difference, statistic, p_value, is_tested=tested, adjustment=adjustment)


def welch_anova(means: ArrayLike, variances: ArrayLike, bases: ArrayLike) -> WelchAnova:
    """Welch's test that the means (G,) of groups with different variances are one.

    Groups with under two respondents or no variance are left out. Source: Welch 1951; R's oneway.test.
    """
    m, v, n = (np.asarray(values, dtype=float) for values in (means, variances, bases))
    kept = (n > 1) & (v > 0) & ~np.isnan(m)
    m, v, n = m[kept], v[kept], n[kept]
    groups = m.size
    if groups < 2:
        return WelchAnova(np.nan, np.nan, np.nan, np.nan)
    w = n / v
    between = (w * (m - (w * m).sum() / w.sum()) ** 2).sum() / (groups - 1)
    lack = ((1 - w / w.sum()) ** 2 / (n - 1)).sum() / (groups**2 - 1)
    statistic = float(between / (1 + 2 * (groups - 2) * lack))
    df2 = float(1 / (3 * lack))
    return WelchAnova(statistic, float(groups - 1), df2, float(fdtrc(groups - 1, df2, statistic)))
