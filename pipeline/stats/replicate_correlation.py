"""Correlations under a design by replicate weights, for ranks too, which no linearisation does well."""

from __future__ import annotations

from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.correlation import Correlation
from pipeline.stats.moments import CONSTANT
from pipeline.stats.replicate_estimates import from_replicates


def replicate_correlation(
    columns: ArrayLike,
    weights: ArrayLike,
    replicate_weights: ArrayLike,
    *,
    scale: float,
    rscales: ArrayLike = 1.0,
    df: float,
    method: Literal["pearson", "spearman"] = "spearman",
    confidence: float = 0.95,
) -> Correlation:
    """Correlation of `columns` (respondents, 2) with `weights`, precise by `replicate_weights` (respondents, R).

    `scale`, `rscales` and `df` belong to the replicates. Deviations are taken from the full estimate, the
    interval on Fisher's scale with Student's t, the test is estimate / std_error. Respondents with NaN
    are left out of every replicate. Fixed ranks would understate the error of Spearman's rho by up to 7%:
    here each replicate has its own. A replicate without spread leaves no standard error.
    """
    pair, w, replicas = (np.asarray(part, float) for part in (columns, weights, replicate_weights))
    if pair.ndim != 2 or pair.shape[1] != 2 or replicas.shape[:1] != w.shape or len(w) != len(pair):
        raise EstimationError(
            f"columns {pair.shape}, weights {w.shape} and replicate weights {replicas.shape} do not fit together."
        )
    kept = ~np.isnan(pair).any(1) & ((w > 0) | (replicas > 0).any(1))
    pair, w, replicas = pair[kept], w[kept], replicas[kept]
    base = float(w.sum() ** 2 / (w @ w)) if (w > 0).any() else 0.0
    every = _correlations(pair, np.column_stack([w, replicas]), method) if len(w) else np.array([nan])
    return from_replicates(every, base, scale=scale, rscales=rscales, df=df, confidence=confidence)


def _correlations(pair: np.ndarray, weights: np.ndarray, method: str) -> np.ndarray:
    """(R,): the correlation with each column of `weights` (respondents, R); NaN where nothing varies."""
    if method == "spearman":
        x, y = (_weighted_ranks(column, weights) for column in pair.T)
    else:
        # In their own units a spread could be as small as rounding.
        x, y = (((column - column.mean()) / (column.std() or 1.0))[:, None] for column in pair.T)
    total = weights.sum(0)
    with np.errstate(invalid="ignore", divide="ignore"):
        x, y = x - (weights * x).sum(0) / total, y - (weights * y).sum(0) / total
        spread_x, spread_y = (weights * x * x).sum(0), (weights * y * y).sum(0)
        root = np.sqrt(spread_x * spread_y)
        still = np.minimum(spread_x, spread_y) <= CONSTANT * np.maximum(total, 0)
        return np.where(still, nan, (weights * x * y).sum(0) / root)


def _weighted_ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(respondents, R): midranks under each column of weights; those without weight are not there."""
    _, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(place.max() + 1))
    mass = np.add.reduceat(weights[order], starts, axis=0)
    count = np.add.reduceat((weights > 0)[order].astype(float), starts, axis=0)
    mean_weight = np.divide(mass, count, out=np.zeros_like(mass), where=count > 0)
    return (np.cumsum(mass, axis=0) - mass + (count + 1) / 2 * mean_weight)[place]
