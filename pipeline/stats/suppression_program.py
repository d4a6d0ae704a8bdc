"""The cheapest cells to suppress beside the sensitive ones, as an integer program."""

from __future__ import annotations

import numpy as np

from pipeline.stats.additive_table import AdditiveTable
from pipeline.stats.disclosure_audit import Protection

LARGEST = 40_000  # unknowns; larger programs are left to the simple rule
NODES = 20_000  # a limit on nodes, not on time: the answer must not depend on the machine


def cheapest_suppression(
    table: AdditiveTable,
    sensitive: np.ndarray,
    protection: Protection,
    *,
    costs: np.ndarray,
    candidates: np.ndarray,
    known_low: np.ndarray,
    known_high: np.ndarray,
) -> np.ndarray | None:
    """The pattern (N,) of least cost that protects every sensitive cell; None where none was found.

    `costs` (N,) of suppressing a cell, `candidates` (N,) true where it may be suppressed, the known
    bounds (N,) as in `disclosure_audit`. For each sensitive cell there must be two tables that agree with
    all published cells, one as far below and one as far above as its protection asks.
    Source: Fischetti & Salazar 2001; Hundepool et al. 2012, 4.4.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # heavy

    cells, count = np.flatnonzero(sensitive), table.values.size
    unknowns = count * (1 + 2 * cells.size)
    if not cells.size or unknowns > LARGEST:
        return None
    reach = 2 * table.values.sum() + 2 * float(np.max(protection.upper)) + 1.0
    down = table.values - np.maximum(known_low, 0.0)
    up = np.minimum(known_high, table.values + reach) - table.values
    matrix, low, high = _constraints(table, cells, protection, down, up)
    limits = Bounds(
        np.concatenate([sensitive * 1.0, np.full(unknowns - count, -np.inf)]),
        np.concatenate([(candidates | sensitive) * 1.0, np.full(unknowns - count, np.inf)]),
    )
    result = milp(
        np.concatenate([np.where(sensitive, 0.0, costs), np.zeros(unknowns - count)]),
        integrality=np.concatenate([np.ones(count), np.zeros(unknowns - count)]),
        bounds=limits,
        constraints=LinearConstraint(matrix, low, high),
        options={"node_limit": NODES},
    )
    return None if result.x is None else result.x[:count] > 0.5


def _constraints(
    table: AdditiveTable, cells: np.ndarray, protection: Protection, down: np.ndarray, up: np.ndarray
):
    """Matrix and bounds: each deviation keeps the sums, moves only suppressed cells, and far enough.

    Unknowns: N suppression marks, then two deviations of all cells for each sensitive one, down and up.
    """
    from scipy.sparse import coo_array, csr_array, diags_array, eye_array, hstack, kron, vstack

    count, copies = table.values.size, 2 * cells.size
    sums, column = csr_array(table.equations), np.ones((copies, 1))
    keep = hstack([coo_array((copies * sums.shape[0], count)), kron(eye_array(copies), sums)])
    most = hstack([kron(column, -diags_array(up)), eye_array(copies * count)])
    least = hstack([kron(column, diags_array(down)), eye_array(copies * count)])
    far, asked = _far_enough(cells, count, protection)
    bounds = [
        (np.zeros(keep.shape[0]), np.zeros(keep.shape[0])),
        (np.full(copies * count, -np.inf), np.zeros(copies * count)),
        (np.zeros(copies * count), np.full(copies * count, np.inf)),
        (asked, np.full(asked.size, np.inf)),
    ]
    low, high = (np.concatenate(ends) for ends in zip(*bounds, strict=True))
    return vstack([keep, most, least, far], format="csr"), low, high


def _far_enough(cells: np.ndarray, count: int, protection: Protection):
    """Three rows a sensitive cell: how far down, how far up, and how far apart its deviations are."""
    from scipy.sparse import coo_array

    asked = np.stack(
        [
            np.broadcast_to(np.asarray(part, dtype=float), count)[cells]
            for part in (protection.lower, protection.upper, protection.sliding)
        ],
        axis=1,
    )
    down = count * (1 + 2 * np.arange(cells.size)) + cells
    columns = np.stack([down, down + count, down, down + count], axis=1).ravel()
    rows = (3 * np.arange(cells.size)[:, None] + [0, 1, 2, 2]).ravel()
    entries = np.tile([-1.0, 1.0, -1.0, 1.0], cells.size)
    width = count * (1 + 2 * cells.size)
    return coo_array((entries, (rows, columns)), shape=(3 * cells.size, width)), asked.ravel()
