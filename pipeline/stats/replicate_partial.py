"""Partial correlations under a design, by replicate weights."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.controls import DEPENDENT
from pipeline.stats.correlation import Correlation
from pipeline.stats.ranks import midranks
from pipeline.stats.replicate_estimates import from_replicates


def replicate_partial(
    columns: ArrayLike,
    weights: ArrayLike,
    replicate_weights: ArrayLike,
    *,
    respondents: ArrayLike | None = None,
    is_rank: bool = False,
    scale: float,
    rscales: ArrayLike = 1.0,
    df: float,
    confidence: float = 0.95,
) -> Correlation:
    """Partial correlation of the first two of `columns` (rows, 2 + k) given the others.

    `is_rank` takes weighted midranks of every column with more than two values, again in each replicate:
    ranks that stay fixed would understate the error. `weights` (rows,) and `replicate_weights` (rows, R) are
    sums over the `respondents` (rows,) of a row, one each where none are given; others as `from_replicates`.
    A replicate in which a control stays constant uses what is left of it.
    """
    values, w = np.asarray(columns, float), np.asarray(weights, float)
    n = np.ones(len(w)) if respondents is None else np.asarray(respondents, float)
    ranks = _Ranks.of(values, n) if is_rank else None
    every = np.column_stack([w, np.asarray(replicate_weights, float)])
    base = float(w.sum() ** 2 / (w @ w)) if (w > 0).any() else 0.0
    centred = values - (w @ values / w.sum() if w.sum() > 0 else 0.0)
    found = np.array([_partial(centred if ranks is None else ranks.under(one), one) for one in every.T])
    return from_replicates(found, base, scale=scale, rscales=rscales, df=df, confidence=confidence)


@dataclass(frozen=True, slots=True, eq=False)
class _Ranks:
    """The columns (rows, 2 + k) with the place of each row among the values of those that are ranked."""

    columns: np.ndarray
    places: dict[int, np.ndarray]
    respondents: np.ndarray

    @classmethod
    def of(cls, columns: np.ndarray, respondents: np.ndarray) -> _Ranks:
        """A 0/1 keeps its meaning and needs no ranks."""
        found = {j: np.unique(column, return_inverse=True) for j, column in enumerate(columns.T)}
        places = {j: place for j, (values, place) in found.items() if len(values) > 2}
        return cls(columns, places, respondents)

    def under(self, weights: np.ndarray) -> np.ndarray:
        """The columns with the weighted midranks that these weights give."""
        ranked = self.columns.copy()
        present = self.respondents * (weights > 0)
        for j, place in self.places.items():
            ranked[:, j] = midranks(np.bincount(place, present), np.bincount(place, weights))[place]
        return ranked


def _partial(columns: np.ndarray, w: np.ndarray) -> float:
    if not w.sum() > 0:
        return nan
    away = columns - w @ columns / w.sum()
    c = (away * w[:, None]).T @ away
    rest = c[:2, :2] - c[:2, 2:] @ np.linalg.pinv(c[2:, 2:], hermitian=True) @ c[2:, :2]
    own = np.diag(rest) / np.maximum(np.diag(c)[:2], np.finfo(float).tiny)
    return float(rest[0, 1]) / sqrt(rest[0, 0] * rest[1, 1]) if (own > DEPENDENT).all() else nan
