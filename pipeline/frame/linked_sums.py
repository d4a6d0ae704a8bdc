"""Which counts of linked tables add up to others, and what joins a hidden one that would be left alone in a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.frame.cell_keys import CellKeys
from pipeline.frame.column_sums import Block
from pipeline.frame.linked import everywhere
from pipeline.frame.subjects import Subject


@dataclass(frozen=True, slots=True)
class RowSums:
    """`lines`: rows of `CellKeys` of which each is known where all others are.

    `nets`: a net's row, the rows of its options, and the rows of all options, which with a single answer add up.
    """

    lines: tuple[np.ndarray, ...]
    nets: tuple[tuple[int, np.ndarray, np.ndarray, bool], ...]


def row_sums(
    rows: CellKeys, blocks: Sequence[Block], subjects: Sequence[Subject], codes: Sequence[tuple[str, ...]]
) -> RowSums:
    """`blocks`: which columns add up; `subjects` and their `codes` (the base first) as `rows` has them."""
    lines: list[np.ndarray] = []
    nets: list[tuple[int, np.ndarray, np.ndarray, bool]] = []
    for item, (subject, options) in enumerate(zip(subjects, codes, strict=True)):
        table = np.flatnonzero(rows.item == item).reshape(-1, len(options))
        for block in blocks:
            at = np.array(block.places)
            for total, parts in block.sums:
                line = table[at[[total, *parts]]]
                lines += [line[:, option] for option in range(1, len(options))]
        joined = {
            net.code: [options.index(code) for code in net.options if code in options] for net in subject.nets
        }
        single = [at for at, code in enumerate(options) if at and code not in joined]
        lines += [] if subject.is_multiple else [column[single] for column in table]
        nets += [
            (int(column[options.index(code)]), column[members], column[single], subject.is_multiple)
            for code, members in joined.items()
            if code in options
            for column in table
        ]
    return RowSums(tuple(lines), tuple(nets))


def with_partners(rows: CellKeys, sums: RowSums, hidden: np.ndarray) -> np.ndarray:
    """(R,): hidden everywhere, no net telling a part of what is hidden, and none alone in a sum where another can join.

    The smallest row that counts somebody joins. The totals of everybody never do.
    """
    hidden = everywhere(rows, hidden)
    while True:
        more = hidden.copy()
        for net, members, options, is_multiple in sums.nets:
            inside, all_hidden = int(hidden[members].sum()), int(hidden[options].sum())
            more[net] |= inside > 0 and (is_multiple or inside < all_hidden) and not rows.is_public[net]
        zeros = _known_zeros(rows, sums.lines, more)
        for line in sums.lines:
            is_hidden = more[line]
            alone = line[is_hidden & ~zeros[line]]
            if len(alone) == 1 and not rows.is_whole[alone[0]]:
                more[_cheapest(rows, more, line[~is_hidden & ~rows.is_public[line]])] = True
        if (more == hidden).all():
            return hidden
        hidden = everywhere(rows, more)


def _known_zeros(rows: CellKeys, lines: Sequence[np.ndarray], hidden: np.ndarray) -> np.ndarray:
    """(R,): hidden rows of a sum in which nobody is hidden, wherever they stand."""
    found = [line[hidden[line]] for line in lines]
    empty = [one for one in found if len(one) and not rows.count[one].any()]
    return np.isin(rows.key, rows.key[np.concatenate(empty)]) if empty else np.zeros_like(hidden)


def _cheapest(rows: CellKeys, hidden: np.ndarray, free: np.ndarray) -> np.ndarray:
    """One row of those that are free, the smallest of those whose option or column has something hidden already.

    A row that counts nobody is one where others of its option are hidden, so that nobody knows it counts nobody.
    """
    is_answer = np.isin(rows.answer, rows.answer[hidden & ~rows.is_base])
    touched = np.isin(rows.column, rows.column[hidden]).astype(int) + is_answer
    free = free[is_answer[free] | (rows.count[free] > 0)]
    return free[np.lexsort((rows.count[free], -touched[free]))[:1]]
