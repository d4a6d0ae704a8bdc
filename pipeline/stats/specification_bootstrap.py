"""All specifications under the null where some have controls: respondents redrawn, the score's part taken out.

Permuting the score would break its tie to the controls too, so the outcome loses b times the score instead.
Specifications of the same respondents, weights and controls share one product of sums: what the controls
explain is worked out once for all their scores and outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.stats.specification import Specification, analysed

# On the scale of correlations: keeps a control that a resample left constant from dividing by zero.
RIDGE = 1e-9
BLOCK = 125  # resamples at once: what stays in a processor's cache


def null_correlations(
    specifications: Sequence[Specification], replicates: int, draw: np.random.Generator
) -> np.ndarray:
    """(B, S): each specification's correlation in resamples of respondents, the same for all of them.

    Each outcome is y - b x with b its own (weighted) coefficient, so that its partial correlation is zero in
    the data redrawn. Ranks are taken once, in the data (Simonsohn, Simmons & Nelson 2020).
    """
    groups: dict[tuple, list[int]] = {}
    for place, one in enumerate(specifications):
        groups.setdefault(_shared(one), []).append(place)
    alike = [_alike([specifications[place] for place in places]) for places in groups.values()]
    found = np.empty((replicates, len(specifications)))
    for start in range(0, replicates, BLOCK):
        times = _times(len(specifications[0].x), min(BLOCK, replicates - start), draw)
        for places, group in zip(groups.values(), alike, strict=True):
            found[start : start + BLOCK, places] = _resampled(group, times)
    return found


def _times(respondents: int, replicates: int, draw: np.random.Generator) -> np.ndarray:
    """(respondents, B): how often each is in a resample."""
    times = np.empty((respondents, replicates))
    for b in range(replicates):
        times[:, b] = np.bincount(draw.integers(respondents, size=respondents), minlength=respondents)
    return times


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


@dataclass(frozen=True, slots=True, eq=False)
class _Alike:
    """Specifications with one sample, weight and controls: `is_in` (respondents,), the others (sample, ...)."""

    is_in: np.ndarray
    weights: np.ndarray
    x: np.ndarray
    y: np.ndarray  # less b x
    controls: np.ndarray


def _alike(specifications: Sequence[Specification]) -> _Alike:
    parts = [analysed(one) for one in specifications]
    controls, w = parts[0][0][:, 2:], parts[0][1]
    x = np.column_stack([columns[:, 0] for columns, _ in parts])
    y = np.column_stack([columns[:, 1] for columns, _ in parts])
    y = y - _slopes(x, y, controls, w) * x
    # A category is one number for all but its own respondents: with zero for the others only those are summed.
    controls = controls - [_commonest(column) for column in controls.T]
    return _Alike(specifications[0].sample(), w, x, y, controls)


def _resampled(alike: _Alike, times: np.ndarray) -> np.ndarray:
    """(B, S): the partial correlations of x with y - b x, from weighted sums of each resample (`_times`)."""
    x, y = alike.x, alike.y
    xy, many = np.hstack([x, y]), x.shape[1]
    mass = times[alike.is_in] * alike.weights[:, None]
    total = np.maximum(mass.sum(0), np.finfo(float).tiny)
    mean = xy.T @ mass / total
    squares = (xy**2).T @ mass - total * mean**2
    both = (x * y).T @ mass - total * mean[:many] * mean[many:]
    if alike.controls.shape[1]:
        explained = _explained(alike.controls, xy, mass)
        squares, both = squares - explained[0], both - explained[1]
    root = np.sqrt(np.maximum(squares[:many] * squares[many:], 0.0))
    scale = total * (x.std(0) * np.maximum(y.std(0), np.finfo(float).tiny))[:, None]
    return np.divide(both, root, out=np.zeros_like(both), where=root > RIDGE * scale).T


def _slopes(x: np.ndarray, y: np.ndarray, controls: np.ndarray, w: np.ndarray) -> np.ndarray:
    """(S,): b of each y on its x and the controls, all centred; 0 where the controls leave nothing of x."""
    left = x
    if controls.shape[1]:
        weighted = controls.T * w
        left = x - controls @ (np.linalg.pinv(weighted @ controls, hermitian=True) @ (weighted @ x))
    spread, whole = w @ left**2, w @ x**2
    return np.divide(w @ (left * y), spread, out=np.zeros(len(spread)), where=spread > RIDGE * whole)


def _explained(controls: np.ndarray, xy: np.ndarray, mass: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the controls explain in each resample: of the squares of scores and outcomes (2S, B), and of the
    products of a score with its outcome (S, B).
    """
    k, many = controls.shape[1], xy.shape[1] // 2
    products = _products(controls, xy, mass)
    for j in range(k):
        products[j, j] += RIDGE * np.where(products[j, j] > 0, products[j, j], 1.0)
    squares, both = np.zeros((2 * many, mass.shape[1])), np.zeros((many, mass.shape[1]))
    for j in range(k):  # one control after the other, each by what those before it leave
        row = products[j, j:]
        slopes = row / row[0]
        products[j + 1 :, j + 1 :] -= row[1 : k - j, None] * slopes[1:]
        left, slopes = row[k - j :], slopes[k - j :]
        squares += left * slopes
        both += left[:many] * slopes[many:]
    return squares, both


def _products(controls: np.ndarray, xy: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """(k, k + 2S, B): sums of products of controls with controls, scores and outcomes about their means."""
    k = controls.shape[1]
    right = np.column_stack([controls, xy])
    sums, products = right.T @ mass, np.empty((k, right.shape[1], mass.shape[1]))
    for j in range(k):
        inside = np.flatnonzero(controls[:, j])
        products[j, j:] = (controls[inside, j, None] * right[inside, j:]).T @ mass[inside]
        products[j:, j] = products[j, j:k]
    total = np.maximum(mass.sum(0), np.finfo(float).tiny)
    return products - sums[:k, None] * (sums / total)


def _commonest(values: np.ndarray) -> float:
    distinct, counts = np.unique(values, return_counts=True)
    return float(distinct[counts.argmax()])
