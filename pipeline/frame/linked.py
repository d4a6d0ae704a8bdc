"""What the tables of items that split one another hide together.

Media's three firms by their answers to `uses` stand in the table of `uses` by sector, in that of sector by `uses`,
and in the total of a universe of users: one cell, whichever table shows it. What is hidden in one is hidden in all,
and what all of them still show must leave the answers of the few open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.frame.further import next_column
from pipeline.frame.kinds import Kinds
from pipeline.frame.linked_rows import LinkedRows, Place, kinds_of, linked_rows
from pipeline.frame.suppression import Hidden
from pipeline.stats.open_counts import SLACK, open_counts

TRIED = 8  # columns that are tried whether others protect enough without them
OPEN = 1.0  # respondents between the least and the most that an answer of few can have


@dataclass(frozen=True, slots=True)
class Linked:
    """`cells`: item -> option -> (columns,) hidden. `asked`: for everybody and each condition of `kinds`, the bases
    (columns,) of those who were asked, and the columns hidden in every table of theirs.
    """

    cells: Mapping[str, Mapping[str, np.ndarray]]
    asked: tuple[tuple[np.ndarray, np.ndarray], ...]

    def closed(self, bases: np.ndarray) -> np.ndarray:
        """(columns,) hidden in any table with these bases, whose number would tell a hidden one."""
        (_, found), *others = self.asked
        return found | np.any([hidden for base, hidden in others if (base == bases).all()] or [found], axis=0)


def link(
    kinds: Kinds, places: tuple[Place, ...], hidden: Mapping[str, Hidden], asked: Sequence[Hidden]
) -> Linked:
    """`hidden`: what each item of `kinds` hides for its own bases; `asked`: what those of `kinds.asked` hide."""
    rows = linked_rows(kinds, places)
    own = [*asked, *(hidden[name] for name in kinds.options)]
    few = np.array([one.primary for one in own])[rows.item, rows.place]
    now = _everywhere(rows, np.array([one.either for one in own])[rows.item, rows.place])
    sought = few & ~rows.is_base & ~rows.is_public & ~rows.is_own & (rows.count > 0)
    now = _safe(rows, kinds, places, now, sought)
    by_item = [now[rows.item == at].reshape(len(places), -1).T for at in range(len(own))]
    count = len(kinds.asked)
    cells = {
        name: dict(zip(kinds.options[name], found, strict=True))
        for name, found in zip(kinds.options, by_item[count:], strict=True)
    }
    bases = [kinds.bases(one) for one in kinds.asked]
    return Linked(cells, tuple(zip(bases, (one[0] for one in by_item), strict=False)))


def _safe(
    rows: LinkedRows, kinds: Kinds, places: tuple[Place, ...], hidden: np.ndarray, sought: np.ndarray
) -> np.ndarray:
    """(R,): hidden, and further columns of items until those sought are open; the largest not needed are shown again.

    What is open stays so where more is hidden: only the first audit looks at all that is sought.
    """
    added: list[np.ndarray] = []
    now, narrow = hidden, _unsafe(rows, kinds, hidden, np.flatnonzero(sought))
    for row in narrow:
        while len(_unsafe(rows, kinds, now, np.array([row]))):
            more = _further(rows, places, row, now)
            if more is None:
                return now
            added.append(more)
            now = _everywhere(rows, now | more)
    for column in sorted(added, key=lambda one: -float(rows.count[one].max()))[:TRIED]:
        others = [one for one in added if one is not column]
        fewer = _everywhere(rows, np.any([hidden, *others], axis=0))
        if not any(len(_unsafe(rows, kinds, fewer, np.array([row]))) for row in narrow):
            now, added = fewer, others
    return now


def _everywhere(rows: LinkedRows, hidden: np.ndarray) -> np.ndarray:
    """(R,): hidden, and every row that counts the same; a column with a hidden base is hidden whole."""
    everybody, asked = rows.item == 0, rows.is_asked
    column = rows.item * (rows.place.max() + 1) + rows.place
    total = rows.place == 0
    while True:
        # The base of one item says no more than that of another, which everybody's may show.
        telling = hidden & ~rows.is_public & (~rows.is_base | asked)
        same = np.isin(rows.wording, rows.wording[telling])
        same |= (rows.cell != 0) & np.isin(rows.cell, rows.cell[telling])
        more = hidden | (same & ~total)
        more |= np.isin(column, column[more & rows.is_base])
        more |= ~total & np.isin(rows.place, rows.place[more & everybody])
        shown = np.isin(column, column[~more & ~rows.is_base])
        more |= rows.is_base & ~shown & ~asked
        if (more == hidden).all():
            return hidden
        hidden = more


def _unsafe(rows: LinkedRows, kinds: Kinds, hidden: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Rows asked for that what is shown leaves less open than what everybody answered does, each cell once."""
    first = asked[np.unique(rows.cell[asked], return_index=True)[1]]
    if not len(first):
        return first
    cells = kinds_of(kinds, rows, first)
    width = open_counts(kinds.respondents, _published(rows, kinds, ~hidden), cells, enough=OPEN)
    narrow = width < OPEN - SLACK
    if not narrow.any():
        return first[narrow]
    totals = _published(rows, kinds, rows.place == 0)
    possible = open_counts(kinds.respondents, totals, cells[narrow], enough=OPEN)
    return first[narrow][width[narrow] < possible - SLACK]


def _published(rows: LinkedRows, kinds: Kinds, shown: np.ndarray) -> np.ndarray:
    """(E, T): the kinds of each number that is shown, each number once."""
    _, first = np.unique(np.where(shown, rows.cell, 0), return_index=True)
    return kinds_of(kinds, rows, first[shown[first] & (rows.cell[first] != 0)])


def _further(
    rows: LinkedRows, places: tuple[Place, ...], unsafe: int, hidden: np.ndarray
) -> np.ndarray | None:
    """(R,): of an unsafe row one more column of its item's tables; where none is left, of every item's."""
    for of in (int(rows.item[unsafe]), 0):  # then everybody's
        bases = (rows.item == of) & rows.is_base
        column = next_column(places, rows.count[bases], hidden[bases], int(rows.place[unsafe]))
        if column is not None:
            return (rows.item == of) & (rows.place == column)
    return None
