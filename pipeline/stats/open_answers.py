"""Which answers of hidden columns a reader of one table can work out, who knows how many respondents columns have."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.errors import EstimationError

SLACK = 1e-6  # a linear program's own rounding
INFEASIBLE = 2  # a status of `linprog`


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """`counts` (C, K): respondents of each column by answer. `respondents` (C,) no answer has more than.

    `sums` (E, C) of -1, 0, 1: what columns add up to is published, for each answer. In each column `equal` (R, K) of the
    counts stay what they are, and `below` (Q, K) of them never exceed 0.
    """

    counts: np.ndarray
    respondents: np.ndarray
    sums: np.ndarray
    equal: np.ndarray
    below: np.ndarray

    def of_columns(self, at: np.ndarray) -> AnswerTable:
        """The same for a reader who knows all columns but those `at` (n,)."""
        sums = self.sums[:, at]
        return replace(
            self, counts=self.counts[at], respondents=self.respondents[at], sums=sums[sums.any(axis=1)]
        )

    def of_answers(self, to: np.ndarray) -> AnswerTable:
        """The same for the answers `to` (n,) alone, which no rule joins to others."""
        rules = (rows[:, to] for rows in (self.equal, self.below))
        equal, below = (rows[rows.any(axis=1)] for rows in rules)
        return replace(self, counts=self.counts[:, to], equal=equal, below=below)

    def joined(self, answer: int) -> np.ndarray:
        """(n,): the answers that rules join to one."""
        rows = np.vstack([self.equal, self.below]) != 0
        found = np.arange(self.counts.shape[1]) == answer
        while (more := found | rows[(rows & found).any(axis=1)].any(axis=0)).sum() > found.sum():
            found = more
        return np.flatnonzero(found)


def told_answers(table: AnswerTable, hidden: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """(C, K): the `asked` answers that can be neither one less nor one more than they are, of those `hidden`.

    Each linear program moves as many of those asked as go together, until none moves; raises EstimationError where one
    is not solved. Source: Fischetti & Salazar 2001.
    """
    left, rules = asked & hidden, _rules(table, ways=1)
    low, high = (np.where(hidden, limit, 0.0) for limit in _limits(table))
    for way in (-1.0, 1.0):
        while left.any():
            least, most = np.maximum(low, -1.0), np.minimum(high, 1.0)
            price = np.where(left, -way, 0.0)
            found = _moved(rules, price, np.where(left, least, low), np.where(left, most, high))
            assert found is not None  # nobody moving is a move
            moves = left & (way * found >= 1 - SLACK)
            if not moves.any():
                break
            left = left & ~moves
    return left


def cheapest_move(table: AnswerTable, costs: np.ndarray, cell: tuple[int, int]) -> np.ndarray:
    """(C, K): what counts move by where a `cell` (column, answer) that counts somebody is one less than it is.

    `costs` (C, K) of moving one respondent, 0 where the number is hidden already. Cells of infinite cost stay; none
    moves where no others help.
    """
    column, answer = cell
    to = table.joined(answer)
    moved = np.zeros(costs.shape)
    moved[:, to] = _cheapest(
        table.of_answers(to), costs[:, to], (column, int(np.flatnonzero(to == answer)[0]))
    )
    return moved


def _cheapest(table: AnswerTable, costs: np.ndarray, cell: tuple[int, int]) -> np.ndarray:
    may = np.isfinite(costs)
    price = np.where(may, costs, 0.0)
    low, high = (np.where(may, limit, 0.0) for limit in _limits(table))
    high[cell] = -1.0
    up_and_down = (  # apart, so that either costs
        np.stack([price, -price]),
        np.stack([np.maximum(low, 0.0), np.minimum(low, 0.0)]),
        np.stack([np.maximum(high, 0.0), np.minimum(high, 0.0)]),
    )
    move = _moved(_rules(table, ways=2), *up_and_down)
    found = np.zeros(costs.shape) if move is None else move.sum(axis=0)
    return np.where(np.abs(found) > SLACK, found, 0.0)


def _limits(table: AnswerTable) -> tuple[np.ndarray, np.ndarray]:
    """(C, K) each: how far a count can move down and up."""
    return -table.counts, table.respondents[:, None] - table.counts


def _rules(table: AnswerTable, *, ways: int) -> dict[str, object]:
    """What a move of (ways, C, K) has to hold, as `linprog` has it."""
    from scipy.sparse import csr_array, eye_array, hstack, kron, vstack

    columns, answers = table.counts.shape
    of_answer = kron(csr_array(table.sums), eye_array(answers))
    stays = vstack([of_answer, kron(eye_array(columns), csr_array(table.equal))])
    rules: dict[str, object] = {
        "A_eq": hstack([stays] * ways, format="csr"),
        "b_eq": np.zeros(stays.shape[0]),
    }
    if len(table.below):
        below = kron(eye_array(columns), csr_array(table.below))
        room = -(table.counts @ table.below.T).ravel()
        rules |= {"A_ub": hstack([below] * ways, format="csr"), "b_ub": room}
    return rules


def _moved(
    rules: dict[str, object], price: np.ndarray, low: np.ndarray, high: np.ndarray
) -> np.ndarray | None:
    """The move of least `price` between `low` and `high`, all of one shape; None where there is none."""
    from scipy.optimize import linprog  # heavy

    bounds = np.column_stack([low.ravel(), high.ravel()])
    direct = {"presolve": False}  # the programs are small, and looking for less to solve takes longer
    found = linprog(price.ravel(), bounds=bounds, method="highs", options=direct, **rules)
    if found.status not in (0, INFEASIBLE):
        raise EstimationError(f"audit of answers: the linear program was not solved ({found.message})")
    return found.x.reshape(price.shape) if found.status == 0 else None
