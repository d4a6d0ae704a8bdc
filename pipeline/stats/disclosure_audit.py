"""What a reader can work out about the suppressed cells of an additive table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.additive_table import AdditiveTable

SLACK = 1e-7  # a linear program's own rounding, relative to the largest cell


@dataclass(frozen=True, slots=True)
class Protection:
    """How wide the feasible interval of each sensitive cell must be; each (N,) or one number.

    `lower` below and `upper` above the true value, `sliding` from end to end.
    """

    lower: float | np.ndarray = 0.0
    upper: float | np.ndarray = 0.0
    sliding: float | np.ndarray = 0.0


@dataclass(frozen=True, slots=True)
class Audit:
    """Feasible intervals (N,); a published cell is its own value. `unsafe` (N,): too narrow by the rule."""

    low: np.ndarray
    high: np.ndarray
    unsafe: np.ndarray


def feasible_intervals(
    table: AdditiveTable,
    suppressed: ArrayLike,
    *,
    known_low: ArrayLike = 0.0,
    known_high: ArrayLike = np.inf,
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most (N,) each cell can be, given the published cells and that all add up.

    `suppressed` (N,) true where the value is not published. `known_low` and `known_high` (N,) or one
    number: what everybody knows of a suppressed cell beside the table (0 or more; under 5 where the flag
    says so). Two linear programs a suppressed cell. Source: Fischetti & Salazar 2001.
    """
    hidden = np.flatnonzero(np.asarray(suppressed, dtype=bool))
    low, high = table.values.copy(), table.values.copy()
    if not hidden.size:
        return low, high
    scale = max(float(table.values.max()), 1.0)
    value = table.values[hidden] / scale
    floor, ceiling = (
        np.broadcast_to(np.asarray(known, dtype=float), table.values.shape)[hidden] / scale - value
        for known in (known_low, known_high)
    )
    if (floor > SLACK).any() or (ceiling < -SLACK).any():
        raise EstimationError("audit: a cell lies outside what is said to be known of it; check the bounds")
    bounds = np.column_stack([np.minimum(floor, 0.0), np.maximum(ceiling, 0.0)])
    equations = table.equations[:, hidden]
    equations = equations[np.any(equations != 0, axis=1)]
    for position, cell in enumerate(hidden):
        down, up = (_furthest(equations, bounds, position, sign) for sign in (-1.0, 1.0))
        low[cell], high[cell] = table.values[cell] + scale * down, table.values[cell] + scale * up
    return low, high


def audit(
    table: AdditiveTable,
    suppressed: ArrayLike,
    sensitive: ArrayLike,
    protection: Protection,
    *,
    known_low: ArrayLike = 0.0,
    known_high: ArrayLike = np.inf,
) -> Audit:
    """The feasible intervals of all suppressed cells, and which `sensitive` ones (N,) are too narrow.

    A sensitive cell that is published is unsafe. Other arguments as in `feasible_intervals`.
    """
    low, high = feasible_intervals(table, suppressed, known_low=known_low, known_high=known_high)
    slack = SLACK * max(float(table.values.max(initial=0.0)), 1.0)
    enough = (
        (table.values - low >= protection.lower - slack)
        & (high - table.values >= protection.upper - slack)
        & (high - low >= protection.sliding - slack)
        & np.asarray(suppressed, dtype=bool)
    )
    return Audit(low, high, np.asarray(sensitive, dtype=bool) & ~enough)


def _furthest(equations: np.ndarray, bounds: np.ndarray, position: int, sign: float) -> float:
    """The largest deviation of one cell in the direction `sign`; infinite where nothing holds it."""
    from scipy.optimize import linprog  # heavy

    objective = np.zeros(len(bounds))
    objective[position] = -sign
    held = {"A_eq": equations, "b_eq": np.zeros(len(equations))} if len(equations) else {}
    result = linprog(objective, bounds=bounds, method="highs", **held)
    if result.status == 3:
        return sign * np.inf
    if result.status != 0:
        raise EstimationError(f"audit: the linear program of a cell was not solved ({result.message})")
    return float(result.x[position])
