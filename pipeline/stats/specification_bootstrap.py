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
    drawn = draw.multinomial(respondents, np.full(respondents, 1 / respondents), size=replicates)
    times = np.ascontiguousarray(drawn.T, dtype=float)
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
    """(B, S): the partial correlations of x with y - b x, from weighted sums of each resample.

    `times` (respondents, B) says how often each is in a resample.
    """
    parts = [analysed(one) for one in alike]
    controls, w = parts[0][0][:, 2:], parts[0][1]
    x = np.column_stack([columns[:, 0] for columns, _ in parts])
    y = np.column_stack([columns[:, 1] for columns, _ in parts])
    y = y - _slopes(x, y, controls, w) * x
    mass = times[alike[0].sample()] * w[:, None]
    total = np.maximum(mass.sum(0), np.finfo(float).tiny)
    xy = np.hstack([x, y])
    mean = mass.T @ xy / total[:, None]
    k, many = controls.shape[1], x.shape[1]
    squares = mass.T @ (xy**2) - total[:, None] * mean**2
    both = mass.T @ (x * y) - total[:, None] * mean[:, :many] * mean[:, many:]
    if k:
        explained = _explained(controls, xy, mass, (mean, total))
        squares = squares - (explained[0] * explained[1]).sum(1)
        both = both - (explained[0][:, :, :many] * explained[1][:, :, many:]).sum(1)
    root = np.sqrt(np.maximum(squares[:, :many] * squares[:, many:], 0.0))
    scale = total[:, None] * xy[:, :many].std(0) * np.maximum(xy[:, many:].std(0), np.finfo(float).tiny)
    return np.divide(both, root, out=np.zeros_like(both), where=root > RIDGE * scale)


def _slopes(x: np.ndarray, y: np.ndarray, controls: np.ndarray, w: np.ndarray) -> np.ndarray:
    """(S,): b of each y on its x and the controls, all centred; 0 where the controls leave nothing of x."""
    left = x
    if controls.shape[1]:
        weighted = controls.T * w
        left = x - controls @ (np.linalg.pinv(weighted @ controls, hermitian=True) @ (weighted @ x))
    spread, whole = w @ left**2, w @ x**2
    return np.divide(w @ (left * y), spread, out=np.zeros(len(spread)), where=spread > RIDGE * whole)


def _explained(
    controls: np.ndarray, xy: np.ndarray, mass: np.ndarray, moments: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Products (B, k, 2S) of controls with scores and outcomes, and the coefficients of the latter on the former."""
    (mean, total), k = moments, controls.shape[1]
    inner, outer, middle = np.empty((len(total), k, k)), np.empty((len(total), k, xy.shape[1])), []
    for j, (control, commonest) in enumerate((column, _commonest(column)) for column in controls.T):
        # A category is one number for all but its own respondents: only those are summed again.
        others = controls[:, j:]
        inside = np.flatnonzero(control != commonest)
        own, away = mass[inside].T, control[inside, None] - commonest
        inner[:, j, j:] = own @ (away * others[inside])
        if commonest:
            inner[:, j, j:] += commonest * (mass.T @ others)
        inner[:, j:, j] = inner[:, j, j:]
        outer[:, j] = own @ (away * xy[inside]) + commonest * total[:, None] * mean
        middle.append(own @ away[:, 0] + commonest * total)
    centre = np.column_stack(middle) / total[:, None]
    inner -= total[:, None, None] * centre[:, :, None] * centre[:, None, :]
    outer -= total[:, None, None] * centre[:, :, None] * mean[:, None, :]
    spread = np.sqrt(np.maximum(np.einsum("bii->bi", inner), 0.0))
    scale = np.where(spread > 0, spread, 1.0)
    standard = inner / (scale[:, :, None] * scale[:, None, :]) + RIDGE * np.eye(k)
    slopes = np.linalg.solve(standard, outer / scale[:, :, None]) / scale[:, :, None]
    return outer, slopes


def _commonest(values: np.ndarray) -> float:
    distinct, counts = np.unique(values, return_counts=True)
    return float(distinct[counts.argmax()])
