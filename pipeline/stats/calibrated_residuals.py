"""What calibration leaves of the variance: only what the targets do not explain.

Put the residual in the place of the linearised value, times the final weight, into the kernel.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def calibrated_residuals(values: ArrayLike, auxiliaries: ArrayLike, weights: ArrayLike) -> np.ndarray:
    """Residuals (n, K) of the weighted regression of `values` (n, K) on `auxiliaries` (n, P).

    `weights` (n,) from before the calibration. For a mean R the value is (y - R) / sum of final weights;
    for a total it is y. Collinear auxiliaries do no harm.
    Source: Deville & Sarndal 1992; R survey's svyrecvar after calibrate.
    """
    z, x, w = (np.asarray(array, dtype=float) for array in (values, auxiliaries, weights))
    root = np.sqrt(w)
    table = z.reshape(len(z), -1)
    coefficients = np.linalg.lstsq(x * root[:, None], table * root[:, None], rcond=1e-12)[0]
    return (table - x @ coefficients).reshape(z.shape)


def raked_fit(
    cell_weights: ArrayLike,
    cell_sums: ArrayLike,
    margins: Sequence[ArrayLike],
    *,
    sweeps: int = 1000,
    tolerance: float = 1e-13,
) -> np.ndarray:
    """What the raking margins explain of each value, by cell (C, K); the residual is value - fit[cell].

    `cell_weights` (C,) and `cell_sums` (C, K): sums of the weights from before raking, and of them times
    the values; `margins`: for each margin the category (0, 1, ...) of each cell. One margin is
    post-stratification. Sweeps of group means until they stand still give the weighted regression on the
    margins. (R's `rake` takes ten sweeps of unweighted means; its `calibrate(calfun="raking")` agrees
    with this.) Source: Deville, Sarndal & Sautory 1993.
    """
    w = np.asarray(cell_weights, dtype=float)
    sums = np.asarray(cell_sums, dtype=float).reshape(w.size, -1)
    scale = np.abs(sums).max(initial=0.0) / max(w.max(initial=0.0), np.finfo(float).tiny)
    fit = np.zeros_like(sums)
    for _ in range(sweeps):
        before = fit
        for margin in margins:
            category = np.asarray(margin, dtype=np.intp)
            fit = fit + _group_means(category, w, sums - w[:, None] * fit)[category]
        if np.abs(fit - before).max(initial=0.0) <= tolerance * scale:
            break
    return fit.reshape(np.shape(cell_sums))


def _group_means(category: np.ndarray, w: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """(categories, K): the weighted mean in each category; 0 where nobody is."""
    groups = int(category.max(initial=-1)) + 1
    total = np.bincount(category, weights=w, minlength=groups)
    means = np.zeros((groups, sums.shape[1]))
    np.add.at(means, category, sums)
    return np.divide(means, total[:, None], out=np.zeros_like(means), where=total[:, None] > 0)
