"""All specifications under the null where some have controls: respondents redrawn, the score's part taken out.

Permuting the score would break its tie to the controls too, so the outcome loses b times the score instead.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.stats.specification import Specification, analysed

# On the scale of correlations: keeps a control that a resample left constant from dividing by zero.
RIDGE = 1e-9


def null_correlations(
    specifications: Sequence[Specification], replicates: int, draw: np.random.Generator
) -> np.ndarray:
    """(B, S): each specification's correlation in resamples of respondents, the same for all of them.

    Each outcome is y - b x with b its own (weighted) coefficient, so that its partial correlation is zero in
    the data redrawn. Ranks are taken once, in the data (Simonsohn, Simmons & Nelson 2020).
    """
    respondents = len(specifications[0].x)
    times = draw.multinomial(respondents, np.full(respondents, 1 / respondents), size=replicates)
    return np.column_stack([_resampled(one, times) for one in specifications])


def _resampled(one: Specification, times: np.ndarray) -> np.ndarray:
    """(B,): the partial correlation of x with y - b x, from weighted sums of products of each resample."""
    columns, w = analysed(one)
    others = np.delete(columns, 1, axis=1) * np.sqrt(w)[:, None]
    slope = np.linalg.lstsq(others, columns[:, 1] * np.sqrt(w), rcond=None)[0][0]
    columns = columns.copy()
    columns[:, 1] -= slope * columns[:, 0]
    size = columns.shape[1] + 1
    full = np.column_stack([np.ones(len(columns)), columns])
    products = np.einsum("ni,nj,n->nij", full, full, w).reshape(len(full), -1)
    sums = (times[:, one.sample()] @ products).reshape(-1, size, size)
    return _partial(sums)


def _partial(sums: np.ndarray) -> np.ndarray:
    """(B,) from (B, p, p) sums of products of (1, x, y, controls); 0 where nothing varies."""
    weight = np.maximum(sums[:, :1, :1], np.finfo(float).tiny)
    spread = sums[:, 1:, 1:] - sums[:, 1:, :1] * sums[:, :1, 1:] / weight
    deviation = np.sqrt(np.maximum(np.einsum("bii->bi", spread), 0.0))
    scale = np.where(deviation > 0, deviation, 1.0)
    r = spread / (scale[:, :, None] * scale[:, None, :])
    if r.shape[1] > 2:
        controls = r[:, 2:, 2:] + RIDGE * np.eye(r.shape[1] - 2)
        r = r[:, :2, :2] - r[:, :2, 2:] @ np.linalg.solve(controls, r[:, 2:, :2])
    root = np.sqrt(np.maximum(r[:, 0, 0] * r[:, 1, 1], 0.0))
    return np.divide(r[:, 0, 1], root, out=np.zeros(len(r)), where=root > RIDGE)
