"""Bias-corrected and accelerated bootstrap interval (Efron 1987), from replicates and a jackknife."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan

import numpy as np

from pipeline.stats.correlation import quantile


@dataclass(frozen=True, slots=True)
class BcaInterval:
    """Ends of the interval, and the `bias` (z0) and `acceleration` behind them.

    The ends are NaN where all replicates lie on one side of the estimate.
    """

    low: float
    high: float
    bias: float
    acceleration: float


def bca_interval(
    estimate: float,
    replicates: np.ndarray,
    jackknife: np.ndarray,
    times: np.ndarray,
    *,
    confidence: float = 0.95,
) -> BcaInterval:
    """The interval from replicates (B,) and leave-one-out estimates (K,), each for `times` (K,) respondents.

    Replicates equal to the estimate count half on each side, as discrete scales need.
    """
    from scipy.special import ndtr, ndtri

    below = (np.sum(replicates < estimate) + np.sum(replicates <= estimate)) / (2 * len(replicates))
    bias, acceleration = float(ndtri(below)), _acceleration(jackknife, times)
    if not isfinite(bias):
        return BcaInterval(nan, nan, bias, acceleration)
    tail = quantile(0.5 + confidence / 2)
    reach = bias + np.array([-tail, tail])
    low, high = np.quantile(replicates, ndtr(bias + reach / (1 - acceleration * reach)))
    return BcaInterval(float(low), float(high), bias, acceleration)


def _acceleration(jackknife: np.ndarray, times: np.ndarray) -> float:
    known = ~np.isnan(jackknife)
    values, times = jackknife[known], times[known]
    if not len(values):
        return 0.0
    away = times @ values / times.sum() - values
    spread = float(times @ away**2)
    return float(times @ away**3) / (6 * spread**1.5) if spread > 0 else 0.0
