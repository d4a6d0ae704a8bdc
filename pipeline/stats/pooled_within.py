"""Correlations by group: are they one, and what is it once the differences between groups are taken out?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt, tanh

import numpy as np

from pipeline.stats.correlation import quantile, two_sided
from pipeline.stats.effect_input import correlation_effect


@dataclass(frozen=True, slots=True)
class PooledWithin:
    """The common correlation within groups and the test that there is one.

    `q`, `q_df`, `q_p_value`: homogeneity across the `groups` that could be used; `left_out` could not (base
    up to 3, constant or perfect). `is_simpson`: the correlation of all respondents has the other sign.
    """

    estimate: float
    std_error: float
    low: float
    high: float
    statistic: float
    p_value: float
    q: float
    q_df: int
    q_p_value: float
    groups: int
    left_out: int
    is_simpson: bool
    flag: str | None = None


def pooled_within(
    estimates: Sequence[float],
    effective_bases: Sequence[float],
    *,
    of_all: float = nan,
    is_rank: bool = False,
    confidence: float = 0.95,
) -> PooledWithin:
    """Pool one correlation a group on Fisher's scale by base - 3, and test homogeneity by Cochran's Q.

    `of_all` is the correlation of all respondents together, for Simpson's warning. One usable group passes
    through with Q NaN; none is `not_estimable`.
    """
    effects = [
        correlation_effect(r, base, is_rank=is_rank)
        for r, base in zip(estimates, effective_bases, strict=True)
    ]
    used = [effect for effect in effects if effect.flag is None]
    left_out = len(effects) - len(used)
    if not used:
        return PooledWithin(
            nan, nan, nan, nan, nan, nan, nan, 0, nan, 0, left_out, is_simpson=False, flag="not_estimable"
        )
    z, weight = np.array([e.value for e in used]), np.array([1 / e.variance for e in used])
    mean, std_error = float(weight @ z / weight.sum()), 1 / sqrt(float(weight.sum()))
    half = quantile(0.5 + confidence / 2) * std_error
    q, df = float(weight @ (z - mean) ** 2), len(used) - 1
    return PooledWithin(
        estimate=tanh(mean),
        std_error=(1 - tanh(mean) ** 2) * std_error,
        low=tanh(mean - half),
        high=tanh(mean + half),
        statistic=mean / std_error,
        p_value=two_sided(mean / std_error),
        q=q if df else nan,
        q_df=df,
        q_p_value=_chi2_tail(q, df),
        groups=len(used),
        left_out=left_out,
        is_simpson=bool(mean * of_all < 0),
    )


def _chi2_tail(statistic: float, df: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic)) if df > 0 else nan
