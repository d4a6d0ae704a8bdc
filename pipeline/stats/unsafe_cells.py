"""Which sensitive cells of an additive table are too narrow: the answer of the audit, without all of its programs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError
from pipeline.stats.additive_table import AdditiveTable
from pipeline.stats.disclosure_audit import SLACK, Deviations, Protection, audit, deviations

SMALL = 4_000  # unknowns: one program for all cells is then quicker than a few that show some to be safe


@dataclass(frozen=True, slots=True)
class Rule:
    """The `sensitive` (N,) cells, their `protection`, and known bounds as in `disclosure_audit.audit`."""

    sensitive: np.ndarray
    protection: Protection
    known_low: ArrayLike = 0.0
    known_high: ArrayLike = np.inf


def unsafe_cells(table: AdditiveTable, suppressed: np.ndarray, rule: Rule) -> np.ndarray:
    """(N,): the sensitive cells that are too narrow, or published.

    A few programs that each move as many cells as go together show most of them to be safe; the audit asks for the rest.
    """
    left = _left(table, suppressed, rule)
    return (rule.sensitive & ~suppressed) | (_audited(table, suppressed, rule, left) if left.any() else left)


def is_unsafe(table: AdditiveTable, suppressed: np.ndarray, rule: Rule) -> bool:
    """Whether there is such a cell; the audit ends with the first."""
    if (rule.sensitive & ~suppressed).any():
        return True
    left = _left(table, suppressed, rule)
    if _unknowns(left, suppressed) <= SMALL:
        return bool(left.any() and _audited(table, suppressed, rule, left).any())
    cells = np.arange(len(suppressed))
    return any(_audited(table, suppressed, rule, cells == cell).any() for cell in np.flatnonzero(left))


def _unknowns(asked: np.ndarray, suppressed: np.ndarray) -> int:
    """Of the program that asks for all of these at once."""
    return 2 * int(asked.sum()) * int(suppressed.sum())


def _audited(table: AdditiveTable, suppressed: np.ndarray, rule: Rule, asked: np.ndarray) -> np.ndarray:
    bounds = {"known_low": rule.known_low, "known_high": rule.known_high}
    return audit(table, suppressed, asked, rule.protection, **bounds, asked=asked).unsafe


def _left(table: AdditiveTable, suppressed: np.ndarray, rule: Rule) -> np.ndarray:
    """(N,): the suppressed sensitive cells that no move shows to be wide enough."""
    left = rule.sensitive & suppressed
    if _unknowns(left, suppressed) > SMALL:
        open_to = deviations(table, suppressed, known_low=rule.known_low, known_high=rule.known_high)
        needs = [
            np.broadcast_to(np.asarray(part, dtype=float), suppressed.shape)[suppressed] / open_to.scale
            for part in (rule.protection.lower, rule.protection.upper, rule.protection.sliding)
        ]
        left[suppressed] = _not_reached(open_to, left[suppressed], *needs)
    return left


def _not_reached(
    open_to: Deviations, asked: np.ndarray, lower: np.ndarray, upper: np.ndarray, sliding: np.ndarray
) -> np.ndarray:
    """(n,): of `asked` those that no move shows to be wide enough."""
    most = np.maximum(np.maximum(lower, upper), sliding)
    least_seen, most_seen, left = np.zeros(len(asked)), np.zeros(len(asked)), asked.copy()
    for way in (-1.0, 1.0):
        while left.any():
            move = _moved(open_to, left, way, most)
            least_seen, most_seen = np.minimum(least_seen, move), np.maximum(most_seen, move)
            enough = (
                (-least_seen >= lower - SLACK)
                & (most_seen >= upper - SLACK)
                & (most_seen - least_seen >= sliding - SLACK)
            )
            if not (left & enough).any():
                break
            left = left & ~enough
    return left


def _moved(open_to: Deviations, left: np.ndarray, way: float, most: np.ndarray) -> np.ndarray:
    """(n,): the deviations that move those `left` furthest together, each by no more than it needs."""
    from scipy.optimize import linprog  # heavy
    from scipy.sparse import csr_array

    low, high = open_to.bounds.T
    bounds = np.column_stack(
        [np.where(left, np.maximum(low, -most), low), np.where(left, np.minimum(high, most), high)]
    )
    held = (
        {"A_eq": csr_array(open_to.equations), "b_eq": np.zeros(len(open_to.equations))}
        if len(open_to.equations)
        else {}
    )
    found = linprog(np.where(left, -way, 0.0), bounds=bounds, method="highs", **held)
    if found.status != 0:
        raise EstimationError(f"audit: the linear program was not solved ({found.message})")
    return np.asarray(found.x)
