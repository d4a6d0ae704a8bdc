"""More cells to suppress, so that no sensitive one can be worked out from its totals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import ProtectionError
from pipeline.stats.additive_table import AdditiveTable
from pipeline.stats.disclosure_audit import Protection
from pipeline.stats.suppression_program import cheapest_suppression
from pipeline.stats.unsafe_cells import Rule, is_unsafe, unsafe_cells


@dataclass(frozen=True, slots=True)
class Suppression:
    """`suppressed` (N,), the sensitive cells and the `secondary` ones (N,).

    `method`: `none` (nothing is sensitive), `simple` or `milp`. `disclosure_audit.audit` has the intervals it leaves.
    """

    suppressed: np.ndarray
    secondary: np.ndarray
    method: str


@dataclass(frozen=True, slots=True)
class _Problem:
    table: AdditiveTable
    sensitive: np.ndarray
    protection: Protection
    costs: np.ndarray
    candidates: np.ndarray
    known_low: np.ndarray
    known_high: np.ndarray

    @property
    def rule(self) -> Rule:
        return Rule(self.sensitive, self.protection, self.known_low, self.known_high)

    def unsafe(self, suppressed: np.ndarray) -> np.ndarray:
        return unsafe_cells(self.table, suppressed, self.rule)

    def is_unsafe(self, suppressed: np.ndarray) -> bool:
        return is_unsafe(self.table, suppressed, self.rule)


def suppress(
    table: AdditiveTable,
    sensitive: ArrayLike,
    protection: Protection,
    *,
    costs: ArrayLike | None = None,
    candidates: ArrayLike | None = None,
    known_low: ArrayLike = 0.0,
    known_high: ArrayLike = np.inf,
) -> Suppression:
    """The sensitive cells (N,) and as many others as their protection needs.

    First the simple rule: no sum has one suppressed cell alone, the cheapest other cell joins it; where
    the audit still finds a sensitive cell too narrow, further cells join, and those not needed leave
    again. Where that hides more secondary than sensitive cells, an integer program looks for a cheaper
    pattern. `costs` (N,), the cells' values by default, so that totals stay; `candidates` (N,) for
    secondary suppression, cells above 0 by default; known bounds as in `disclosure_audit`. An audit of
    the result finds nothing unsafe; raises ProtectionError where all candidates together do not protect.
    Source: Hundepool et al. 2012, 4.4; sdcTable.
    """
    values = table.values
    hidden = np.asarray(sensitive, dtype=bool)
    problem = _Problem(
        table,
        hidden,
        protection,
        np.array(values if costs is None else costs, dtype=float),
        np.array(values > 0 if candidates is None else candidates, dtype=bool) & ~hidden,
        np.broadcast_to(np.asarray(known_low, dtype=float), values.shape),
        np.broadcast_to(np.asarray(known_high, dtype=float), values.shape),
    )
    if not hidden.any():
        return Suppression(hidden, hidden, "none")
    pattern, method = _without_needless(problem, _simple(problem)), "simple"
    if np.sum(pattern & ~hidden) > np.sum(hidden):
        cheaper = _cheaper(problem, pattern)
        pattern, method = (pattern, method) if cheaper is None else (cheaper, "milp")
    return Suppression(pattern, pattern & ~hidden, method)


def _simple(problem: _Problem) -> np.ndarray:
    """Cells join until no sum has one alone and the audit finds nothing unsafe."""
    everything = problem.sensitive | problem.candidates
    if problem.is_unsafe(everything):
        cells = ", ".join(str(cell + 1) for cell in np.flatnonzero(problem.unsafe(everything)))
        raise ProtectionError(
            f"secondary suppression: cell {cells} cannot be protected, all cells above 0 are suppressed; "
            f"publish a coarser table"
        )
    pattern = _no_sum_alone(problem, problem.sensitive.copy())
    while (unsafe := problem.unsafe(pattern)).any():
        lines = (problem.table.equations[:, unsafe] != 0).any(axis=1)
        near = (problem.table.equations[lines] != 0).any(axis=0)
        free = problem.candidates & ~pattern
        choice = free & near if (free & near).any() else free
        pattern = _no_sum_alone(problem, _joined(problem, pattern, choice))
    return pattern


def _no_sum_alone(problem: _Problem, pattern: np.ndarray) -> np.ndarray:
    """The cheapest candidate joins each sum that has one suppressed cell alone, until none has."""
    lines = problem.table.equations != 0
    changed = True
    while changed:
        changed = False
        for line in lines:
            choice = line & problem.candidates & ~pattern
            if np.sum(line & pattern) == 1 and choice.any():
                pattern, changed = _joined(problem, pattern, choice), True
    return pattern


def _joined(problem: _Problem, pattern: np.ndarray, choice: np.ndarray) -> np.ndarray:
    cell = int(np.argmin(np.where(choice, problem.costs, np.inf)))
    return pattern | (np.arange(pattern.size) == cell)


def _without_needless(problem: _Problem, pattern: np.ndarray) -> np.ndarray:
    """The dearest secondary cells are published again where the others protect enough."""
    secondary = np.flatnonzero(pattern & ~problem.sensitive)
    for cell in secondary[np.argsort(-problem.costs[secondary], kind="stable")]:
        fewer = pattern & (np.arange(pattern.size) != cell)
        if not problem.is_unsafe(fewer):
            pattern = fewer
    return pattern


def _cheaper(problem: _Problem, pattern: np.ndarray) -> np.ndarray | None:
    """The integer program's pattern where it is safe and costs less than this one."""
    found = cheapest_suppression(
        problem.table,
        problem.sensitive,
        problem.protection,
        costs=problem.costs,
        candidates=problem.candidates,
        known_low=problem.known_low,
        known_high=problem.known_high,
    )
    if (
        found is None
        or problem.costs[found & ~problem.sensitive].sum()
        >= problem.costs[pattern & ~problem.sensitive].sum()
    ):
        return None
    return None if problem.is_unsafe(found) else found
