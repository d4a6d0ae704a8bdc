"""Partial correlations under a design, by replicate weights."""

from __future__ import annotations

from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.controls import DEPENDENT
from pipeline.stats.correlation import Correlation
from pipeline.stats.replicate_estimates import from_replicates


def replicate_partial(
    columns: ArrayLike,
    weights: ArrayLike,
    replicate_weights: ArrayLike,
    *,
    scale: float,
    rscales: ArrayLike = 1.0,
    df: float,
    confidence: float = 0.95,
) -> Correlation:
    """Partial correlation of the first two of `columns` (respondents, 2 + k) given the others.

    `columns` are ranks for the rank correlation (ranked once, with the full weights, and not again in each
    replicate). `weights` (respondents,), `replicate_weights` (respondents, R); others as `from_replicates`.
    A replicate in which a control stays constant uses what is left of it.
    """
    values, w = np.asarray(columns, float), np.asarray(weights, float)
    every = np.column_stack([w, np.asarray(replicate_weights, float)])
    base = float(w.sum() ** 2 / (w @ w)) if (w > 0).any() else 0.0
    centred = values - (w @ values / w.sum() if w.sum() > 0 else 0.0)
    found = np.array([_partial(centred, one) for one in every.T])
    return from_replicates(found, base, scale=scale, rscales=rscales, df=df, confidence=confidence)


def _partial(columns: np.ndarray, w: np.ndarray) -> float:
    if not w.sum() > 0:
        return nan
    away = columns - w @ columns / w.sum()
    c = (away * w[:, None]).T @ away
    rest = c[:2, :2] - c[:2, 2:] @ np.linalg.pinv(c[2:, 2:], hermitian=True) @ c[2:, :2]
    own = np.diag(rest) / np.maximum(np.diag(c)[:2], np.finfo(float).tiny)
    return float(rest[0, 1]) / sqrt(rest[0, 0] * rest[1, 1]) if (own > DEPENDENT).all() else nan
