"""Does an unweighted share rise or fall steadily over the waves?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc


@dataclass(frozen=True, slots=True)
class Trend:
    """Change of the share per step of the score, chi-square on one degree of freedom, and p-value."""

    slope: np.ndarray
    statistic: np.ndarray
    p_value: np.ndarray


def cochran_armitage(counts: ArrayLike, bases: ArrayLike, *, scores: ArrayLike | None = None) -> Trend:
    """The test for trend of counts (..., K) out of bases (..., K), waves on the last axis.

    `scores` (K,) place the waves in time, 1 to K by default. Waves without respondents are left out. NaN
    with under two waves, or where nobody or everybody gave the answer. Weighted waves: `linear_trend`.
    Source: Cochran 1954; Armitage 1955; R's prop.trend.test.
    """
    x, n = np.broadcast_arrays(np.asarray(counts, dtype=float), np.asarray(bases, dtype=float))
    s = np.arange(1.0, x.shape[-1] + 1) if scores is None else np.asarray(scores, dtype=float)
    n = np.where(n > 0, n, 0.0)
    total = n.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(n > 0, x, 0.0).sum(axis=-1, keepdims=True) / total
        centred = s - (n * s).sum(axis=-1, keepdims=True) / total
        spread = (n * centred**2).sum(axis=-1)
        deviation = (np.where(n > 0, x, 0.0) * centred).sum(axis=-1)
        varies = (share * (1 - share))[..., 0]
        defined = (spread > 0) & (varies > 0)
        slope = np.where(spread > 0, deviation / spread, np.nan)
        statistic = np.where(defined, deviation**2 / (varies * spread), np.nan)
    return Trend(slope, statistic, chdtrc(1, statistic))
