"""Multiple imputation by chained equations with predictive mean matching: missing answers from similar people."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError

DONORS = 5
# Keeps collinear predictors from breaking a regression that only has to find similar respondents.
RIDGE = 1e-5


def impute(
    columns: ArrayLike, names: Sequence[str], *, imputations: int = 20, sweeps: int = 10, seed: int
) -> np.ndarray:
    """(imputations, respondents, k): `columns` (respondents, k) with each NaN filled, the rest untouched.

    Each missing answer is that of one of the five respondents whose predicted answer is nearest, the
    prediction drawn from the posterior of a linear regression on all other columns (van Buuren & Groothuis-
    Oudshoorn 2011). So scales stay scales. It holds where missingness depends on what was answered. Same
    seed, same numbers. Raises EstimationError for a column nobody answered, with its name, and for fewer than
    two imputations.
    """
    given = np.asarray(columns, float)
    if imputations < 2:
        raise EstimationError(f"{imputations} imputation cannot show what is missing; use 20 or more.")
    if given.ndim != 2 or given.shape[1] != len(names):
        raise EstimationError(f"columns have shape {given.shape} for {len(names)} names.")
    missing = np.isnan(given)
    for name, empty in zip(names, missing.all(0), strict=True):
        if empty:
            raise EstimationError(f"{name!r} was answered by nobody, so there is nothing to impute from.")
    draw = np.random.default_rng(seed)
    order = [int(j) for j in np.argsort(missing.sum(0), kind="stable") if missing[:, j].any()]
    filled = np.empty((imputations, *given.shape))
    for i in range(imputations):
        current = _start(given, missing, draw)
        for _ in range(sweeps if len(order) > 1 else 1):
            for j in order:
                current[missing[:, j], j] = _matched(current, missing[:, j], j, draw)
        filled[i] = current
    return filled


def _start(given: np.ndarray, missing: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Every missing answer replaced by a random one to the same question."""
    current = given.copy()
    for j in np.flatnonzero(missing.any(0)):
        gaps = missing[:, j]
        current[gaps, j] = draw.choice(given[~gaps, j], gaps.sum())
    return current


def _matched(current: np.ndarray, gaps: np.ndarray, j: int, draw: np.random.Generator) -> np.ndarray:
    """(gaps,): answers of donors whose prediction is near the drawn prediction of those without one."""
    others = np.delete(current, j, axis=1)
    spread = others.std(0)
    others = (others - others.mean(0)) / np.where(spread > 0, spread, 1.0)
    design = np.column_stack([np.ones(len(others)), others])
    known, answers = design[~gaps], current[~gaps, j]
    gram = known.T @ known
    inverse = np.linalg.inv(gram + RIDGE * np.diag(np.diag(gram)) + RIDGE * np.eye(len(gram)))
    beta = inverse @ known.T @ answers
    df = max(len(answers) - design.shape[1], 1)
    sigma = np.sqrt(((answers - known @ beta) ** 2).sum() / draw.chisquare(df))
    drawn = beta + sigma * np.linalg.cholesky(inverse) @ draw.normal(size=len(beta))
    near = _nearest(known @ beta, design[gaps] @ drawn)
    return answers[near[np.arange(len(near)), draw.integers(0, near.shape[1], len(near))]]


def _nearest(donors: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """(wanted, up to 5): places of the donors with the nearest predictions."""
    order = np.argsort(donors, kind="stable")
    ascending, many = donors[order], min(DONORS, len(donors))
    middle = np.searchsorted(ascending, wanted)
    window = middle[:, None] + np.arange(-many, many)[None, :]
    inside = (window >= 0) & (window < len(donors))
    window = np.clip(window, 0, len(donors) - 1)
    distance = np.where(inside, np.abs(ascending[window] - wanted[:, None]), np.inf)
    closest = np.argsort(distance, axis=1, kind="stable")[:, :many]
    return order[np.take_along_axis(window, closest, axis=1)]
