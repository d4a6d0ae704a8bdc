"""Regressors on a common scale, so that no unit of measurement costs a model its digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.errors import EstimationError
from pipeline.stats.controls import require_independent


@dataclass(frozen=True, slots=True, eq=False)
class Standardized:
    """`columns` (rows, p): an intercept and the standardised regressors, one row per row of x.

    `back` (p, p) turns coefficients of these into coefficients of the regressors in their own units.
    """

    columns: np.ndarray
    back: np.ndarray


def standardize(x: np.ndarray, weights: np.ndarray, names: Sequence[str]) -> Standardized:
    """Standardise `x` (rows, k) with `weights` (rows,): counts of respondents, or their weights.

    Raises EstimationError for a shape that does not fit the names, and for a regressor that is constant or
    collinear, with its name.
    """
    if x.ndim != 2 or x.shape != (len(weights), len(names)):
        raise EstimationError(f"x has shape {x.shape} for {len(weights)} rows and {len(names)} names.")
    centre = weights @ x / weights.sum()
    constant = np.ptp(x[weights > 0], axis=0) == 0
    away = np.where(constant, 0.0, x - centre)
    gram = (away * weights[:, None]).T @ away
    require_independent(gram, names)
    scale = np.sqrt(np.diag(gram) / weights.sum())
    back = np.diag(np.concatenate([[1.0], 1 / scale]))
    back[0, 1:] = -centre / scale
    return Standardized(np.column_stack([np.ones(len(x)), away / scale]), back)
