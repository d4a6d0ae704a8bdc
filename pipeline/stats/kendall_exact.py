"""The exact permutation distribution of Kendall's tau for few respondents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import comb

import numpy as np
from numpy.typing import ArrayLike

LARGEST_TIED = 10
LARGEST_UNTIED = 50


def exact_p_value(counts: ArrayLike) -> float | None:
    """Share of all pairings with a difference of pairs at least as large; None where too many to count.

    `counts` is the (rows, columns) cross-table; up to 10 respondents with ties, up to 50 without.
    """
    table = np.rint(np.asarray(counts, float)).astype(int)
    n = int(table.sum())
    untied = table.sum(1).max(initial=0) == 1 and table.sum(0).max(initial=0) == 1
    if untied and n <= LARGEST_UNTIED:
        return _untied(table)
    return _tied(table) if n <= LARGEST_TIED else None


def _untied(table: np.ndarray) -> float:
    """By the number of inversions, whose distribution grows one respondent at a time."""
    order = table.argmax(1)
    n = len(order)
    inversions = int((order[:, None] > order[None, :])[np.triu_indices(n, 1)].sum())
    share = np.ones(1)
    for size in range(2, n + 1):
        share = np.convolve(share, np.full(size, 1 / size))
    distance = np.abs(2 * np.arange(len(share)) - (len(share) - 1))
    return float(share[distance >= abs(2 * inversions - (len(share) - 1))].sum())


def _tied(table: np.ndarray) -> float:
    """By filling the table row after row; tables with the same columns used up are counted together."""
    if np.prod(table.sum(0) + 1) > np.prod(table.sum(1) + 1):
        table = table.T  # fewer ways to have used columns up
    rows, columns = table.sum(1), table.sum(0)
    reach = int(table.sum() * (table.sum() - 1) // 2)

    @cache
    def ways(row: int, used: tuple[int, ...]) -> np.ndarray:
        """Number of pairings by (difference + reach) of the rows from `row` on."""
        if row == len(rows):
            return np.eye(1, 2 * reach + 1, reach)[0]
        total = np.zeros(2 * reach + 1)
        for fill in _fills(int(rows[row]), tuple(int(c) - u for c, u in zip(columns, used, strict=True))):
            number = 1
            for left, taken in zip(columns - used, fill, strict=True):
                number *= comb(int(left), taken)
            after = tuple(u + f for u, f in zip(used, fill, strict=True))
            total += number * np.roll(ways(row + 1, after), _difference(used, fill))
        return total

    number = ways(0, (0,) * len(columns))
    observed = sum(_difference(tuple(table[:i].sum(0)), tuple(table[i])) for i in range(1, len(table)))
    return float(number[np.abs(np.arange(2 * reach + 1) - reach) >= abs(observed)].sum() / number.sum())


def _difference(used: tuple[int, ...], fill: tuple[int, ...]) -> int:
    """Concordant minus discordant pairs between a new row and the rows before it."""
    below = np.concatenate([[0], np.cumsum(used)])
    return int(sum(f * (below[j] - (below[-1] - below[j + 1])) for j, f in enumerate(fill)))


def _fills(size: int, room: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """All ways to spread `size` respondents over columns with this much room."""
    if not room:
        if size == 0:
            yield ()
        return
    for taken in range(min(size, room[0]) + 1):
        for rest in _fills(size - taken, room[1:]):
            yield (taken, *rest)
