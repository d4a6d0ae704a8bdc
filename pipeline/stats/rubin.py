"""Rubin's rules: one estimate and its precision from several imputations of the missing answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atanh, inf, nan, sqrt, tanh

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.correlation import quantile, two_sided


@dataclass(frozen=True, slots=True)
class Imputed:
    """The pooled estimate of m imputations: `within` and `between` variance, `missing_information` (fmi)."""

    estimate: float
    std_error: float
    low: float
    high: float
    statistic: float
    df: float
    p_value: float
    within: float
    between: float
    missing_information: float
    imputations: int
    flag: str | None = None


def rubin(
    estimates: ArrayLike, variances: ArrayLike, *, complete_df: float = inf, confidence: float = 0.95
) -> Imputed:
    """Pool `estimates` and their `variances` (m,), m >= 2 (Rubin 1987; Barnard & Rubin 1999).

    `complete_df` are the degrees of freedom had nothing been missing. Any NaN makes the result
    `not_estimable`. Raises EstimationError for fewer than two imputations.
    """
    q, u = np.asarray(estimates, float), np.asarray(variances, float)
    m = len(q)
    if m < 2:
        raise EstimationError(f"{m} imputation cannot show what is missing; use 20 or more.")
    if not (np.isfinite(q).all() and np.isfinite(u).all() and (u > 0).all()):
        return _nothing(m)
    mean, within, between = float(q.mean()), float(u.mean()), float(q.var(ddof=1))
    total = within + (1 + 1 / m) * between
    ratio = (1 + 1 / m) * between / within
    df = _barnard_rubin(m, (1 + 1 / m) * between / total, complete_df)
    half = quantile(0.5 + confidence / 2, df=df) * sqrt(total)
    return Imputed(
        estimate=mean,
        std_error=sqrt(total),
        low=mean - half,
        high=mean + half,
        statistic=mean / sqrt(total),
        df=df if df < inf else nan,
        p_value=two_sided(mean / sqrt(total), df=df),
        within=within,
        between=between,
        missing_information=(ratio + 2 / (df + 3)) / (ratio + 1),
        imputations=m,
    )


def rubin_correlation(
    estimates: ArrayLike, effective_base: float, *, controls: int = 0, confidence: float = 0.95
) -> Imputed:
    """Pool correlations (m,) on Fisher's scale and turn estimate and interval back.

    `std_error`, `within` and `between` stay on Fisher's scale. A perfect correlation is `not_estimable`.
    """
    r = np.asarray(estimates, float)
    room = effective_base - controls - 3
    if not room > 0 or not (np.abs(r) < 1).all():
        return _nothing(len(r))
    z = [atanh(value) for value in r]
    pooled = rubin(z, np.full(len(r), 1 / room), confidence=confidence)
    return replace(pooled, estimate=tanh(pooled.estimate), low=tanh(pooled.low), high=tanh(pooled.high))


def _nothing(imputations: int) -> Imputed:
    return Imputed(nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, imputations, "not_estimable")


def _barnard_rubin(m: int, share_missing: float, complete_df: float) -> float:
    """Degrees of freedom, never above those of the complete data; infinite where nothing was missing."""
    old = (m - 1) / share_missing**2 if share_missing > 0 else inf
    if complete_df == inf:
        return old
    observed = (complete_df + 1) / (complete_df + 3) * complete_df * (1 - share_missing)
    return observed if old == inf else old * observed / (old + observed)
