"""Alpha of ordered items taken as steps of normal variables: from their polychoric correlations."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.alpha import Reliability, cronbach_alpha
from pipeline.stats.crosstab import from_arrays
from pipeline.stats.polychoric import polychoric


def ordinal_alpha(items: ArrayLike, *, confidence: float = 0.95) -> Reliability:
    """Cronbach's formula on the polychoric correlations of `items` (respondents, k); NaN is missing.

    Listwise, so all correlations rest on the same respondents. Feldt's interval is for covariances: taken
    over here it is an approximation. Source: Zumbo, Gadermann & Zeisser 2007.
    """
    values = np.asarray(items, float)
    if values.ndim != 2:
        raise EstimationError(f"items must be (respondents, items), got shape {values.shape}.")
    complete = values[~np.isnan(values).any(1)]
    return cronbach_alpha(polychoric_matrix(complete), len(complete), confidence=confidence)


def polychoric_matrix(items: ArrayLike) -> np.ndarray:
    """(k, k): pairwise polychoric correlations; the row and column of a constant item are zero."""
    values = np.asarray(items, float)
    k = values.shape[1]
    matrix = np.eye(k)
    for i, j in combinations(range(k), 2):
        matrix[i, j] = matrix[j, i] = polychoric(from_arrays(values[:, i], values[:, j])).estimate
    constant = [i for i in range(k) if not len(values) or np.ptp(values[:, i]) == 0]
    matrix[constant], matrix[:, constant] = 0.0, 0.0
    return matrix
