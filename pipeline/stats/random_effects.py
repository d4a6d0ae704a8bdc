"""Random-effects pooling of one effect a study, with the prediction interval for the next study."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import nan, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.correlation import quantile, two_sided
from pipeline.stats.heterogeneity import (
    cochran_q,
    tau2_dersimonian_laird,
    tau2_interval,
    tau2_paule_mandel,
    tau2_reml,
    typical_variance,
)

Tau2Method = Literal["reml", "dl", "pm"]
_TAU2: dict[str, Callable[[np.ndarray, np.ndarray], float]] = {
    "reml": tau2_reml,
    "dl": tau2_dersimonian_laird,
    "pm": tau2_paule_mandel,
}


@dataclass(frozen=True, slots=True)
class PooledEffect:
    """The mean effect of `studies` on their common scale, and how much they differ.

    `method` is the tau² method, `fixed` for two studies (too few to tell a variance), `single` for one.
    `is_widened`: Hartung and Knapp's factor was under 1 and was left at 1. `q` and its p test homogeneity.
    """

    estimate: float
    std_error: float
    low: float
    high: float
    statistic: float
    df: float
    p_value: float
    prediction_low: float
    prediction_high: float
    tau2: float
    tau2_low: float
    tau2_high: float
    i2: float
    q: float
    q_p_value: float
    studies: int
    method: str
    is_widened: bool
    flag: str | None = None


def random_effects(
    values: ArrayLike, variances: ArrayLike, *, method: Tau2Method = "reml", confidence: float = 0.95
) -> PooledEffect:
    """Pool `values` (k,) with sampling `variances` (k,): one effect a study, on the scale they are pooled on.

    Interval of Hartung, Knapp, Sidik & Jonkman with Student's t on k - 1, never narrower than with the known
    variances (IntHout 2014); prediction interval mean ± t sqrt(tau² + se²) for k >= 3. Two studies are pooled
    as fixed with the normal; one passes through; none is `not_estimable`. Raises EstimationError for
    a variance not above zero and for NaN.
    """
    y, v = _checked(values, variances)
    k = len(y)
    if k < 3:
        return _few(y, v, confidence)
    tau2 = _TAU2[method](y, v)
    factor = cochran_q(y, v, tau2) / (k - 1)
    mean, std_error = _mean(y, v + tau2, factor=max(factor, 1.0))
    t = quantile(0.5 + confidence / 2, df=k - 1)
    reach = t * sqrt(tau2 + std_error**2)
    tau2_low, tau2_high = tau2_interval(y, v, confidence=confidence)
    return PooledEffect(
        estimate=mean,
        std_error=std_error,
        low=mean - t * std_error,
        high=mean + t * std_error,
        statistic=mean / std_error,
        df=k - 1.0,
        p_value=two_sided(mean / std_error, df=k - 1),
        prediction_low=mean - reach,
        prediction_high=mean + reach,
        tau2=tau2,
        tau2_low=tau2_low,
        tau2_high=tau2_high,
        i2=tau2 / (tau2 + typical_variance(v)),
        q=cochran_q(y, v),
        q_p_value=_tail(cochran_q(y, v), k - 1),
        studies=k,
        method=method,
        is_widened=factor < 1,
    )


def leave_one_out(
    values: ArrayLike, variances: ArrayLike, *, method: Tau2Method = "reml", confidence: float = 0.95
) -> tuple[PooledEffect, ...]:
    """`random_effects` without each study in turn, in the order given."""
    y, v = _checked(values, variances)
    return tuple(
        random_effects(np.delete(y, i), np.delete(v, i), method=method, confidence=confidence)
        for i in range(len(y))
    )


def _checked(values: ArrayLike, variances: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    y, v = np.asarray(values, float), np.asarray(variances, float)
    if y.shape != v.shape or not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all()):
        raise EstimationError(
            "every pooled study needs an effect and a variance above zero; leave out a study that has none."
        )
    return y, v


def _few(y: np.ndarray, v: np.ndarray, confidence: float) -> PooledEffect:
    """No, one or two studies: too few to tell a variance between them."""
    k = len(y)
    empty = PooledEffect(
        *(nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan),
        studies=k,
        method=("none", "single", "fixed")[k],
        is_widened=False,
        flag=None if k else "not_estimable",
    )
    if not k:
        return empty
    mean, std_error = _mean(y, v)
    half = quantile(0.5 + confidence / 2) * std_error
    q = cochran_q(y, v) if k == 2 else nan
    return replace(
        empty,
        estimate=mean,
        std_error=std_error,
        low=mean - half,
        high=mean + half,
        statistic=mean / std_error,
        p_value=two_sided(mean / std_error),
        q=q,
        q_p_value=_tail(q, k - 1),
    )


def _mean(y: np.ndarray, variances: np.ndarray, *, factor: float = 1.0) -> tuple[float, float]:
    """Inverse-variance mean, and its standard error with the variance multiplied by `factor`."""
    weights = 1 / variances
    return float(weights @ y / weights.sum()), sqrt(factor / weights.sum())


def _tail(q: float, df: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(df, q)) if df > 0 else nan
