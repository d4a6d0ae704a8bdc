"""All specifications under the null where some have controls: respondents redrawn, the score's part taken out.

Permuting the score would break its tie to the controls too, so the outcome loses b times the score instead.
Specifications of the same respondents, weights and controls share one product of sums: what the controls
explain is worked out once for all their scores and outcomes.
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
    times = draw.multinomial(respondents, np.full(respondents, 1 / respondents), size=replicates).astype(
        float
    )
    groups: dict[tuple, list[int]] = {}
    for place, one in enumerate(specifications):
        groups.setdefault(_shared(one), []).append(place)
    found = np.empty((replicates, len(specifications)))
    for places in groups.values():
        found[:, places] = _resampled([specifications[place] for place in places], times)
    return found


def _shared(one: Specification) -> tuple:
    """What specifications must have in common to be drawn together; ranks of numeric controls are their own."""
    controls = b""
    method = ""
    if one.controls is not None:
        used = one.controls[one.sample()]
        is_binary = all(len(np.unique(column)) <= 2 for column in used.T)
        method = "" if is_binary else one.method  # ranks of a 0/1 are the same control
        controls = used.tobytes()
    return one.sample().tobytes(), one.mass().tobytes(), controls, method


def _resampled(alike: Sequence[Specification], times: np.ndarray) -> np.ndarray:
    """(B, S): the partial correlations of x with y - b x, from weighted sums of each resample."""
    parts = [analysed(one) for one in alike]
    controls, w = parts[0][0][:, 2:], parts[0][1]
    x = np.column_stack([columns[:, 0] for columns, _ in parts])
    y = np.column_stack([_without_score(columns, w) for columns, _ in parts])
    mass = times[:, alike[0].sample()] * w
    total = np.maximum(mass.sum(1), np.finfo(float).tiny)
    xy = np.hstack([x, y])
    mean = mass @ xy / total[:, None]
    k, many = controls.shape[1], x.shape[1]
    squares = mass @ (xy**2) - total[:, None] * mean**2
    both = mass @ (x * y) - total[:, None] * mean[:, :many] * mean[:, many:]
    if k:
        explained = _explained(controls, xy, mass, (mean, total))
        squares = squares - (explained[0] * explained[1]).sum(1)
        both = both - (explained[0][:, :, :many] * explained[1][:, :, many:]).sum(1)
    root = np.sqrt(np.maximum(squares[:, :many] * squares[:, many:], 0.0))
    scale = total[:, None] * xy[:, :many].std(0) * np.maximum(xy[:, many:].std(0), np.finfo(float).tiny)
    return np.divide(both, root, out=np.zeros_like(both), where=root > RIDGE * scale)


def _without_score(columns: np.ndarray, w: np.ndarray) -> np.ndarray:
    """y - b x with b from the regression on the score and the controls."""
    others = np.delete(columns, 1, axis=1) * np.sqrt(w)[:, None]
    slope = np.linalg.lstsq(others, columns[:, 1] * np.sqrt(w), rcond=None)[0][0]
    return columns[:, 1] - slope * columns[:, 0]


def _explained(
    controls: np.ndarray, xy: np.ndarray, mass: np.ndarray, moments: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Products (B, k, 2S) of controls with scores and outcomes, and the coefficients of the latter on the former."""
    (mean, total), k = moments, controls.shape[1]
    middle = mass @ controls / total[:, None]
    rows, columns = np.triu_indices(k)
    inner = np.empty((len(mass), k, k))
    inner[:, rows, columns] = mass @ (controls[:, rows] * controls[:, columns])
    inner[:, columns, rows] = inner[:, rows, columns]
    inner -= total[:, None, None] * middle[:, :, None] * middle[:, None, :]
    outer = np.stack([mass @ (controls[:, [j]] * xy) for j in range(k)], axis=1)
    outer -= total[:, None, None] * middle[:, :, None] * mean[:, None, :]
    spread = np.sqrt(np.maximum(np.einsum("bii->bi", inner), 0.0))
    scale = np.where(spread > 0, spread, 1.0)
    standard = inner / (scale[:, :, None] * scale[:, None, :]) + RIDGE * np.eye(k)
    slopes = np.linalg.solve(standard, outer / scale[:, :, None]) / scale[:, :, None]
    return outer, slopes
