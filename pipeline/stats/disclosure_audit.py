"""What a reader can work out about the suppressed cells of an additive table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.additive_table import AdditiveTable

SLACK = 1e-7  # a linear program's own rounding, relative to the largest cell
ENDLESS = 1e4  # times the largest cell: where nothing bounds a cell
REACHED = 100.0  # a deviation beyond this many largest cells is endless


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
    asked: ArrayLike = True,
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most (N,) each cell can be, given the published cells and that all add up.

    `suppressed` (N,) true where the value is not published. `known_low` and `known_high` (N,) or one
    number: what everybody knows of a suppressed cell beside the table (0 or more; under 5 where the flag
    says so). `asked` (N,) spares the others their programs: a suppressed cell that is not asked for is NaN.
    Two linear programs a cell, solved as one. Source: Fischetti & Salazar 2001.
    """
    hidden = np.asarray(suppressed, dtype=bool)
    low, high = table.values.copy(), table.values.copy()
    positions = np.flatnonzero(hidden)
    wanted = np.flatnonzero(np.broadcast_to(np.asarray(asked, dtype=bool), hidden.shape)[positions])
    low[hidden] = high[hidden] = np.nan
    if not wanted.size:
        return low, high
    open_to = deviations(table, hidden, known_low=known_low, known_high=known_high)
    down, up = _furthest(open_to.equations, open_to.bounds, wanted)
    cells = positions[wanted]
    low[cells], high[cells] = table.values[cells] + open_to.scale * np.array([down, up])
    return low, high


@dataclass(frozen=True, slots=True)
class Deviations:
    """What n suppressed cells can deviate by, in units of `scale`: within `bounds` (n, 2), `equations` (E, n) kept."""

    equations: np.ndarray
    bounds: np.ndarray
    scale: float


def deviations(
    table: AdditiveTable, hidden: np.ndarray, *, known_low: ArrayLike = 0.0, known_high: ArrayLike = np.inf
) -> Deviations:
    """Of the `hidden` (N,) cells; known bounds as in `feasible_intervals`.

    Raises EstimationError where a value is not within what is said to be known of it.
    """
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
    return Deviations(equations[np.any(equations != 0, axis=1)], bounds, scale)


def audit(
    table: AdditiveTable,
    suppressed: ArrayLike,
    sensitive: ArrayLike,
    protection: Protection,
    *,
    known_low: ArrayLike = 0.0,
    known_high: ArrayLike = np.inf,
    asked: ArrayLike = True,
) -> Audit:
    """The feasible intervals of all suppressed cells, and which `sensitive` ones (N,) are too narrow.

    A sensitive cell that is published is unsafe. Other arguments as in `feasible_intervals`.
    """
    low, high = feasible_intervals(table, suppressed, known_low=known_low, known_high=known_high, asked=asked)
    slack = SLACK * max(float(table.values.max(initial=0.0)), 1.0)
    enough = (
        (table.values - low >= protection.lower - slack)
        & (high - table.values >= protection.upper - slack)
        & (high - low >= protection.sliding - slack)
        & np.asarray(suppressed, dtype=bool)
    )
    return Audit(low, high, np.asarray(sensitive, dtype=bool) & ~enough)


def _furthest(equations: np.ndarray, bounds: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The largest deviation down and up of each wanted cell: one program of independent blocks.

    Where nothing bounds a cell the artificial ends do, so that no block spoils the others.
    """
    from scipy.optimize import linprog  # heavy
    from scipy.sparse import csr_array, eye_array, kron

    blocks, cells = 2 * wanted.size, len(bounds)
    objective = np.zeros((blocks, cells))
    sign = np.repeat([-1.0, 1.0], wanted.size)
    objective[np.arange(blocks), np.tile(wanted, 2)] = -sign
    held = {}
    if len(equations):
        matrix = kron(eye_array(blocks), csr_array(equations), format="csr")
        held = {"A_eq": matrix, "b_eq": np.zeros(matrix.shape[0])}
    limits = np.tile(np.clip(bounds, -ENDLESS, ENDLESS), (blocks, 1))
    result = linprog(objective.ravel(), bounds=limits, method="highs", **held)
    if result.status != 0:
        raise EstimationError(f"audit: the linear programs were not solved ({result.message})")
    reached = result.x.reshape(blocks, cells)[np.arange(blocks), np.tile(wanted, 2)]
    reached = np.where(np.abs(reached) > REACHED, np.copysign(np.inf, reached), reached)
    return reached[: wanted.size], reached[wanted.size :]
