"""One defensible analysis of a score and an outcome: the unit of a specification curve."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np

from pipeline.errors import EstimationError
from pipeline.stats.correlation import Correlation, quantile
from pipeline.stats.partial import partial
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.ranks import ranks_of_rows
from pipeline.stats.spearman import spearman_from_arrays


@dataclass(frozen=True, slots=True, eq=False)
class Specification:
    """Score `x` and outcome `y` (respondents,) with NaN where missing, and the choices made.

    `weights` (respondents,), `include` (respondents,) of the subgroup after exclusions, `controls`
    (respondents, k) with their `control_names`. All specifications of a curve have the same respondents in
    the same order; share arrays between them, so that the curve sees what they have in common.
    """

    label: str
    x: np.ndarray
    y: np.ndarray
    method: Literal["pearson", "spearman"] = "spearman"
    weights: np.ndarray | None = None
    include: np.ndarray | None = None
    controls: np.ndarray | None = None
    control_names: tuple[str, ...] = ()

    def sample(self) -> np.ndarray:
        """(respondents,): who has everything this analysis needs."""
        kept = ~(np.isnan(self.x) | np.isnan(self.y))
        if self.include is not None:
            kept &= self.include
        if self.weights is not None:
            kept &= self.weights > 0
        if self.controls is not None:
            kept &= ~np.isnan(self.controls).any(1)
        return kept

    def mass(self) -> np.ndarray:
        """(respondents,): the weights, zero outside the sample."""
        kept = self.sample().astype(float)
        return kept if self.weights is None else np.where(kept > 0, self.weights, 0.0)


def estimate(specification: Specification, *, confidence: float = 0.95) -> Correlation:
    """The correlation of this analysis, partial where there are controls (EstimationError names a culprit)."""
    s, kept = specification, specification.sample()
    weights = None if s.weights is None else s.weights[kept]
    if s.controls is None:
        correlate = pearson_from_arrays if s.method == "pearson" else spearman_from_arrays
        return correlate(s.x[kept], s.y[kept], weights, confidence=confidence)
    if s.controls.shape[1] != len(s.control_names):
        raise EstimationError(f"{s.label}: {s.controls.shape[1]} controls with {len(s.control_names)} names.")
    columns, w = analysed(s)
    base = float(w.sum() ** 2 / (w @ w)) if len(w) else 0.0
    spread = (columns * w[:, None]).T @ columns
    return partial(spread, base, s.control_names, is_rank=s.method == "spearman", confidence=confidence)


def analysed(specification: Specification) -> tuple[np.ndarray, np.ndarray]:
    """Columns (sample, 2 + k) of x, y and controls, ranked for Spearman, centred; and the weights (sample,)."""
    s, kept = specification, specification.sample()
    w = specification.mass()[kept]
    parts = [s.x[kept, None], s.y[kept, None]] + ([] if s.controls is None else [s.controls[kept]])
    columns = np.hstack(parts).astype(float)
    if not len(w):
        return columns, w
    if s.method == "spearman":
        columns = np.column_stack([ranks_of_rows(column, w) for column in columns.T])
    constant = np.ptp(columns, axis=0) == 0
    return np.where(constant, 0.0, columns - w @ columns / w.sum()), w


def critical_correlation(specification: Specification, *, confidence: float) -> float:
    """The correlation from which on this analysis is significant, by its t test."""
    w = specification.mass()
    controls = 0 if specification.controls is None else specification.controls.shape[1]
    df = float(w.sum() ** 2 / (w @ w)) - 2 - controls
    t = quantile(0.5 + confidence / 2, df=df)
    return t / sqrt(df + t * t)
