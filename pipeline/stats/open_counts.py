"""How open published sums leave other sums of the same respondents."""

from __future__ import annotations

import numpy as np

from pipeline.errors import EstimationError

SLACK = 1e-6  # a linear program's own rounding, in respondents
MOST = 1500  # groups of kinds that one program moves; what others stay makes the reader seem to know more


def open_counts(
    respondents: np.ndarray, published: np.ndarray, asked: np.ndarray, *, enough: float = 1.0
) -> np.ndarray:
    """From the least to the most that each asked sum (A,) can be, given the published ones; up to `enough`.

    `respondents` (T,) of each kind, 0 for one that could be and is not; `published` (E, T) and `asked` (A, T),
    true for the kinds that a sum counts. Kinds that no published sum tells apart can stand for one another: where
    that is not enough two linear programs a sum look for other numbers of respondents, 0 or more, with the same
    published sums. Source: Hundepool et al. 2012, 4.4; Fischetti & Salazar 2001.
    """
    found = np.zeros(len(asked))
    if not len(asked):
        return found
    group, signs = _told_apart(published)
    for at, cell in enumerate(asked):
        both = 2 * group + cell
        parts, of_kind = np.unique(both, return_inverse=True)
        size = np.bincount(of_kind, respondents)
        is_in = (parts % 2).astype(bool)
        found[at] = _exchanged(parts // 2, is_in, size)
        if found[at] < enough:
            found[at] = max(found[at], _furthest(signs[:, parts // 2], is_in, size, enough))
    return np.minimum(found, enough)


def _told_apart(published: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The group (T,) of each kind, and the published sums (E, groups) of groups."""
    packed = np.ascontiguousarray(np.packbits(np.ascontiguousarray(published.T, dtype=bool), axis=1))
    if not packed.shape[1]:
        return np.zeros(len(packed), dtype=int), np.zeros((0, 1))
    _, first, group = np.unique(
        packed.view(f"V{packed.shape[1]}").ravel(), return_index=True, return_inverse=True
    )
    return group, published[:, first].astype(float)


def _exchanged(group: np.ndarray, is_in: np.ndarray, size: np.ndarray) -> float:
    """Respondents of the groups that reach into the sum and out of it: any number of them can be in it."""
    inside = np.isin(group, group[is_in]) & np.isin(group, group[~is_in])
    return float(size[inside].sum())


def _furthest(sums: np.ndarray, is_in: np.ndarray, size: np.ndarray, enough: float) -> float:
    """The same by linear programs: the deviations that leave every published sum as it is."""
    from scipy.optimize import linprog  # heavy
    from scipy.sparse import csr_array

    if len(size) > MOST:
        order = np.lexsort((-size, ~is_in))[:MOST]
        sums, is_in, size = sums[:, order], is_in[order], size[order]
    rows = sums[sums.any(axis=1)]
    held = {"A_eq": csr_array(rows), "b_eq": np.zeros(len(rows))} if len(rows) else {}
    limits = np.column_stack([-size, np.full(len(size), size.sum())])
    width = 0.0
    for sign in (-1.0, 1.0):
        result = linprog(sign * is_in, bounds=limits, method="highs", **held)
        if result.status != 0:
            raise EstimationError(f"audit: a linear program was not solved ({result.message})")
        width -= result.fun
        if width >= enough - SLACK:
            return max(width, enough)
    return width
