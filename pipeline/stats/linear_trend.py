"""Does a weighted share rise or fall steadily over three or more waves?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.shares import Contrast, Shares, contrast


def linear_trend(
    shares: ArrayLike,
    covariance: ArrayLike,
    *,
    df: float,
    scores: ArrayLike | None = None,
    confidence: float = 0.95,
) -> Contrast:
    """The change of the share per step of the score, as a contrast of the waves' shares.

    `shares` (K,) and their design `covariance` (K, K): independent waves have 0 between them. `scores`
    (K,) place the waves in time, 1 to K by default. Waves without a share are left out; NaN with under
    two. Every wave counts alike, so that a large wave does not decide the slope.
    Source: R survey's svycontrast with linear scores; estimators 54.
    """
    p, v = np.asarray(shares, dtype=float), np.asarray(covariance, dtype=float)
    s = np.arange(1.0, p.size + 1) if scores is None else np.asarray(scores, dtype=float)
    known = ~np.isnan(p)
    centred = np.where(known, s - s[known].mean() if known.any() else 0.0, 0.0)
    spread = float((centred**2).sum())
    if spread == 0:
        p, centred, spread = np.full_like(p, np.nan), np.ones_like(p), 1.0
    return contrast(Shares(p, v), centred / spread, df=df, confidence=confidence)
