"""Do the shares of several waves differ at all, whether or not they rise or fall steadily?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from pipeline.stats.rao_scott import RaoScott, rao_scott


def wave_homogeneity(
    shares: ArrayLike, covariance: ArrayLike, weights: ArrayLike, *, n: float, df: float
) -> RaoScott:
    """Rao and Scott's second-order test of the table answer × wave.

    `shares` (K,) of the waves and their design `covariance` (K, K), `weights` (K,) the weighted base of each, `n`
    respondents in all, `df` as in `rao_scott`. The test is of log odds, in which the waves' own sizes cancel, so
    that the covariance of the shares is all it needs.
    Source: as `rao_scott`; R survey's svychisq on all waves stacked.
    """
    p, v, w = (np.asarray(values, dtype=float) for values in (shares, covariance, weights))
    of_counts = w[:, None] * v * w
    signs = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return rao_scott(np.stack([w * p, w * (1 - p)]), np.kron(signs, of_counts), n=n, df=df)


def simple_homogeneity(shares: ArrayLike, bases: ArrayLike) -> RaoScott:
    """Pearson's test of the same table in simple samples; `df2` is infinite. NaN where all or none gave the answer.

    Source: Pearson 1900; R's prop.test without continuity correction.
    """
    p, n = np.asarray(shares, dtype=float), np.asarray(bases, dtype=float)
    of_all = float(p @ n / n.sum())
    df = float(p.size - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = float((n * (p - of_all) ** 2).sum() / np.float64(of_all * (1 - of_all)))
    statistic = statistic if 0 < of_all < 1 else np.nan
    return RaoScott(statistic, df, np.inf, float(chdtrc(df, statistic)), statistic, (2, p.size))
