"""What one item's tables hide where it splits no other: the answers of few must stay open in all its columns together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.further import next_column
from pipeline.frame.linked import OPEN
from pipeline.frame.linked_rows import Place
from pipeline.stats.open_counts import SLACK, open_counts

MOST = 250  # groups of respondents whose answers one program exchanges


@dataclass(frozen=True, slots=True)
class OwnTable:
    """One item by cells of respondents: `answers` (cells, options), the base first; `inside` (cells, columns).

    `exclusive`: which options exclude one another, as one answer does another; the others are each on its own.
    """

    answers: np.ndarray
    inside: np.ndarray
    exclusive: np.ndarray


def hidden_with(table: OwnTable, places: Sequence[Place], few: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """(columns,): `hidden` and further columns, until the answers of the `few` (columns,) are open.

    The reader is taken to know what is shown, and how many respondents of each cell are in the base. Where cells are
    many that is said of the banners that a crossing ties to the small column's, and not of all together.
    """
    bases = table.inside.T @ table.answers[:, 0]
    few = few & (bases > 0)
    few[0] = False
    tied = _tied(places)
    at = np.arange(len(hidden))
    added: list[int] = []
    first = unsafe = _unsafe(table, tied, few, hidden)
    while unsafe.any():
        column = next_column(places, bases, hidden, int(np.flatnonzero(unsafe)[0]))
        if column is None:
            break
        hidden, added = hidden | (at == column), [*added, column]
        unsafe = _unsafe(table, tied, unsafe, hidden)  # what is open stays so where more is hidden
    for column in sorted(added, key=lambda one: -bases[one])[: 0 if unsafe.any() else None]:
        if not _unsafe(table, tied, first, hidden & (at != column)).any():  # others protect enough
            hidden = hidden & (at != column)
    return hidden


def _tied(places: Sequence[Place]) -> np.ndarray:
    """(columns, columns): of banners that share an item, or that others tie by one; the total with all."""
    items = [frozenset(() if banner == TOTAL else banner.split("*")) for _, banner, _ in places]
    together = {name: frozenset({name}) for one in items for name in one}
    for banner in set(items):
        joined = banner.union(*(together[name] for name in banner))
        together |= dict.fromkeys(joined, joined)
    group = [together[min(one)] if one else one for one in items]
    return np.array([[one == other or not (one and other) for other in group] for one in group])


def _unsafe(table: OwnTable, tied: np.ndarray, few: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """(columns,): small columns with an answer that is known better than the total alone tells."""
    unsafe = np.zeros_like(few)
    if not few.any():
        return unsafe
    all_shown = table.inside[:, ~hidden]
    groups = _groups(all_shown)
    for place in np.flatnonzero(few):
        is_in, shown = table.inside[:, place], all_shown
        if groups.max() >= MOST:
            shown = table.inside[:, ~hidden & tied[place]]
            groups_here = _groups(shown)
        else:
            groups_here = groups
        possible = _exchanged(table.answers, np.zeros_like(groups), is_in)
        given = (table.answers * is_in[:, None]).sum(axis=0)[1:] > 0  # by one of the few
        narrow = given & (_exchanged(table.answers, groups_here, is_in) < OPEN) & (possible >= OPEN)
        if narrow.any():
            width = _by_programs(table, groups_here, is_in, shown, np.flatnonzero(narrow))
            unsafe[place] = (width < OPEN - SLACK).any()
    return unsafe


def _groups(shown: np.ndarray) -> np.ndarray:
    """(cells,): equal for cells that are in the same of the columns (cells, columns)."""
    return np.unique(shown, axis=0, return_inverse=True)[1].ravel()


def _exchanged(answers: np.ndarray, groups: np.ndarray, is_in: np.ndarray) -> np.ndarray:
    """(options,): how far the answers of those inside can go, exchanged with others of the same group."""
    of_group, of_few = (
        np.array([np.bincount(groups, one * where) for one in answers.T]).T for where in (1.0, is_in)
    )
    base, inside = of_group[:, :1], of_few[:, :1]
    least, most = np.maximum(inside - (base - of_group), 0.0), np.minimum(inside, of_group)
    return (most - least).sum(axis=0)[1:]


def _by_programs(
    table: OwnTable, groups: np.ndarray, is_in: np.ndarray, shown: np.ndarray, options: np.ndarray
) -> np.ndarray:
    """(options asked,) the same where answers go around between several columns."""
    parts, part = np.unique(2 * groups + is_in, return_inverse=True)
    answers = np.array([np.bincount(part.ravel(), one) for one in table.answers.T]).T
    first = np.array([np.argmax(part == at) for at in range(len(parts))])
    order = np.lexsort((-answers[:, 0], parts % 2 == 0))[:MOST]
    small = replace(table, answers=answers[order], inside=shown[first[order]])
    own = (parts % 2 == 1)[order]
    return np.array([_width(small, own, int(option) + 1) for option in options])


def _width(table: OwnTable, own: np.ndarray, option: int) -> float:
    """Of one option, among those that are `own` (cells,)."""
    counted = np.flatnonzero(table.exclusive) if table.exclusive[option] else np.array([option])
    kinds = table.answers[:, counted]
    if not table.exclusive[option]:
        kinds = np.column_stack([kinds, table.answers[:, 0] - kinds[:, 0]])
    cells, many = kinds.shape
    of_cell, of_option = np.repeat(np.arange(cells), many), np.tile(np.arange(many), cells)
    sizes = np.arange(cells)[:, None] == of_cell
    shown = (table.inside.T[:, None, of_cell] & (np.arange(many)[:, None] == of_option)).reshape(
        -1, cells * many
    )
    asked = own[of_cell] & (of_option == np.flatnonzero(counted == option)[0])
    return float(open_counts(kinds.ravel(), np.vstack([sizes, shown]), asked[None], enough=OPEN)[0])
