"""Which columns of a table have a higher share than which others?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from pipeline.stats.interval import is_boundary
from pipeline.stats.pairs import Adjustment, Pairs, adjusted_pairs, column_pairs
from pipeline.stats.shares import t_test

MINIMUM_BASE = 30  # columns on a smaller effective base are not tested
SPSS_MINIMUM_BASE = 2  # "the sum of case weights is less than two"


def share_pairs(
    shares: ArrayLike,
    bases: ArrayLike,
    *,
    overlap: ArrayLike | None = None,
    adjustment: Adjustment | None = None,
    minimum_base: float | None = None,
    spss: bool = False,
) -> Pairs:
    """z tests with the pooled share, of every two columns within each row.

    `shares` (R, C) and `bases` (R, C) or (C,): effective bases, respondents where there is no weight.
    `overlap` (C, C) or (R, C, C), for columns that share respondents: sum of w^2 over those in both, over
    the product of the columns' sums of w (unweighted: n_both / (n_1 n_2)). Columns with a base under
    `minimum_base` (30) are not tested. `spss` reproduces Custom Tables: give it weighted bases; columns
    with a share of 0 or 1 or a base under 2 are not tested, and Bonferroni takes Holm's place.
    Source: z2 and z4 of every table program; IBM SPSS Algorithms, CTABLES.
    """
    p = np.atleast_2d(np.asarray(shares, dtype=float))
    n = np.broadcast_to(np.asarray(bases, dtype=float), p.shape)
    least = minimum_base if minimum_base is not None else SPSS_MINIMUM_BASE if spss else MINIMUM_BASE
    usable = (n >= least) & ~np.isnan(p) & ~(is_boundary(p) & spss)
    first, second = column_pairs(p.shape[1])
    shared = 0.0 if overlap is None else np.asarray(overlap, dtype=float)[..., first, second]
    n1, n2, p1, p2 = n[:, first], n[:, second], p[:, first], p[:, second]
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (n1 * p1 + n2 * p2) / (n1 + n2)
        error = np.sqrt(pooled * (1 - pooled) * np.maximum(1 / n1 + 1 / n2 - 2 * shared, 0.0))
        statistic = np.where(p1 == p2, 0.0, (p1 - p2) / error)
    return adjusted_pairs(
        p1 - p2,
        statistic,
        2 * ndtr(-np.abs(statistic)),
        is_tested=usable[:, first] & usable[:, second],
        adjustment=adjustment or ("bonferroni" if spss else "holm"),
    )


def design_share_pairs(
    shares: ArrayLike,
    covariance: ArrayLike,
    *,
    df: ArrayLike,
    bases: ArrayLike = np.inf,
    adjustment: Adjustment = "holm",
    minimum_base: float = MINIMUM_BASE,
) -> Pairs:
    """t tests of every two columns from the design's covariance, for clustered or overlapping columns.

    `shares` (R, C), `covariance` (R, C, C) of each row's shares, `df` (R,) or one number, `bases` (R, C)
    or (C,) the effective bases that decide who is tested. A NaN covariance leaves its pairs untested.
    """
    p = np.atleast_2d(np.asarray(shares, dtype=float))
    v = np.asarray(covariance, dtype=float).reshape(p.shape[0], p.shape[1], p.shape[1])
    n = np.broadcast_to(np.asarray(bases, dtype=float), p.shape)
    first, second = column_pairs(p.shape[1])
    own = np.einsum("rcc->rc", v)
    variance = own[:, first] + own[:, second] - 2 * v[:, first, second]
    difference = p[:, first] - p[:, second]
    degrees = np.broadcast_to(np.asarray(df, dtype=float), p.shape[:1])[:, None]
    statistic, p_value = t_test(difference, np.sqrt(np.maximum(variance, 0.0)), df=degrees)
    usable = (n >= minimum_base) & ~np.isnan(p)
    return adjusted_pairs(
        difference,
        statistic,
        p_value,
        is_tested=usable[:, first] & usable[:, second] & ~np.isnan(p_value),
        adjustment=adjustment,
    )
