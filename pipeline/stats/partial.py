"""Partial correlation: of two variables once what the controls explain is taken out of both."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.controls import DEPENDENT, Control, columns_of, require_independent
from pipeline.stats.correlation import Correlation, clamp, no_correlation
from pipeline.stats.pearson import from_estimate
from pipeline.stats.ranks import ranks_of_rows
from pipeline.stats.spearman import rank_precision


def partial(
    covariance: ArrayLike,
    effective_base: float,
    control_names: Sequence[str],
    *,
    is_rank: bool = False,
    confidence: float = 0.95,
) -> Correlation:
    """Partial correlation from the covariance (or product) matrix of x, y and the k controls, in this order.

    Each control costs one respondent: df = effective base - 2 - k. `is_rank`: the matrix is of ranks, so the
    interval is Bonett & Wright's. Where the controls determine x or y it is `not_estimable`; a control that
    does not vary or is collinear raises EstimationError with its name.
    """
    c = np.asarray(covariance, float)
    k = len(control_names)
    if c.shape != (k + 2, k + 2):
        raise EstimationError(f"x, y and {k} controls need a {k + 2} by {k + 2} matrix, got {c.shape}.")
    if effective_base - k < 3 or not (np.diag(c)[:2] > 0).all():
        return no_correlation(effective_base)
    require_independent(c[2:, 2:], control_names)
    scale = np.sqrt(np.diag(c))
    r = c / np.outer(scale, scale)
    rest = r[:2, :2] - r[:2, 2:] @ np.linalg.solve(r[2:, 2:], r[2:, :2])
    if rest[0, 0] < DEPENDENT or rest[1, 1] < DEPENDENT:
        return no_correlation(effective_base)
    estimate = clamp(float(rest[0, 1]) / sqrt(rest[0, 0] * rest[1, 1]))
    precision = rank_precision if is_rank else from_estimate
    return precision(estimate, effective_base, controls=k, confidence=confidence)


def partial_from_arrays(
    x: ArrayLike,
    y: ArrayLike,
    controls: Sequence[Control],
    weights: ArrayLike | None = None,
    *,
    is_rank: bool = False,
    confidence: float = 0.95,
) -> Correlation:
    """`partial` of the respondents with x, y, all controls and a weight above zero.

    `is_rank` takes midranks of x, y and every column of the controls (a 0/1 keeps its meaning).
    """
    columns, names, w = complete_columns([x, y], controls, weights)
    if is_rank and len(w):
        columns = np.column_stack([ranks_of_rows(column, w) for column in columns.T])
    base = float(w.sum() ** 2 / (w @ w)) if len(w) else 0.0
    return partial(_spread(columns, w), base, names, is_rank=is_rank, confidence=confidence)


def complete_columns(
    variables: Sequence[ArrayLike], controls: Sequence[Control], weights: ArrayLike | None = None
) -> tuple[np.ndarray, tuple[str, ...], np.ndarray]:
    """Columns (complete respondents, variables + controls), names of the controls' columns, and weights."""
    given = np.column_stack([np.asarray(variable, float) for variable in variables])
    w = np.ones(len(given)) if weights is None else np.asarray(weights, float)
    kept = ~np.isnan(given).any(1) & (w > 0)
    for control in controls:
        kept &= control.observed()
    count = int(kept.sum())
    names, columns = columns_of([control.only(kept) for control in controls], count) if count else ((), None)
    if columns is None:
        return np.empty((0, given.shape[1])), (), np.empty(0)
    return np.hstack([given[kept], columns]), names, w[kept]


def _spread(columns: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Weighted products of deviations from the means; a constant column has exactly zeros."""
    if not len(w):
        return np.zeros((columns.shape[1], columns.shape[1]))
    constant = np.ptp(columns, axis=0) == 0
    away = np.where(constant, 0.0, columns - w @ columns / w.sum())
    return (away * w[:, None]).T @ away
