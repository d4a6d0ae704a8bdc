"""Post-stratification: weights that meet one margin's targets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError


def poststratify(
    cell_weights: ArrayLike, targets: ArrayLike, *, names: Sequence[str] | None = None
) -> np.ndarray:
    """Factors (G,) target / sum of weights: multiply every weight of the cell by its factor.

    `cell_weights` (G,): the weights' sum in each cell; `targets` (G,) in the units the new weights shall
    have. An empty cell with target 0 has factor 1. Raises DesignError for a target without respondents,
    respondents without a target, and numbers that are negative or missing; `names` name the cells there.
    Source: Holt & Smith 1979; R survey's postStratify.
    """
    sums, target = np.asarray(cell_weights, dtype=float), np.asarray(targets, dtype=float)
    labels = names or [f"cell {position}" for position in range(1, sums.size + 1)]
    for label, total, wanted in zip(labels, sums, target, strict=True):
        if not (np.isfinite(total) and np.isfinite(wanted) and total >= 0 and wanted >= 0):
            raise DesignError(
                f"post-stratification: {label} has weight {total:g} and target {wanted:g}; give 0 or more"
            )
        if total == 0 and wanted > 0:
            raise DesignError(
                f"post-stratification: {label} has a target of {wanted:.10g} and no respondent with weight; "
                f"join it with another cell"
            )
        if wanted == 0 and total > 0:
            raise DesignError(
                f"post-stratification: {label} has respondents and a target of 0; give its target"
            )
    return np.divide(target, sums, out=np.ones_like(sums), where=sums > 0)
