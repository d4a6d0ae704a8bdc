"""What the tables of items that split one another hide together.

Media's three firms by their answers to `uses` stand in the table of `uses` by sector, in that of sector by `uses`,
and in the total of a universe of users: one cell, whichever table shows it. What is hidden in one is hidden in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.frame.cell_keys import CellKeys, Groups


@dataclass(frozen=True, slots=True)
class Linked:
    """What linked tables hide.

    `cells`: item -> option -> (columns,) hidden. `told`: bases (columns,) as bytes -> (columns,) where the number of a
    group would tell a hidden cell.
    """

    groups: Groups
    cells: Mapping[str, Mapping[str, np.ndarray]]
    told: Mapping[bytes, np.ndarray]

    def with_hidden(self, bases: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        """(columns,): `hidden`, and columns of a table with these bases that would tell of a hidden one.

        They are those of the same respondents, in another universe or banner.
        """
        found = hidden | self.told.get(bases.tobytes(), np.zeros_like(hidden))
        return self.alike(bases, found[:, None])[:, 0]

    def alike(self, bases: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        """(columns, options): `hidden` in every column of the same respondents of an item with these bases."""
        names = tuple(self.groups.kinds.universes)
        of_all, *_ = by_universe = bases.reshape(len(names), -1)
        asked = frozenset(name for name, own in zip(names, by_universe, strict=True) if (own == of_all).all())
        _, same = np.unique(self.groups.cells(0, asked), return_inverse=True)
        found = np.zeros((int(same.max()) + 1, hidden.shape[1]), dtype=bool)
        np.logical_or.at(found, same, hidden)
        return np.asarray(found[same])


def everywhere(rows: CellKeys, hidden: np.ndarray) -> np.ndarray:
    """(R,): hidden, and every row that counts the same; a column with a hidden base is hidden whole."""
    column = rows.column
    while True:
        more = hidden | (np.isin(rows.key, told(rows, hidden)) & ~rows.is_public)
        more |= np.isin(column, column[more & rows.is_base])
        shown = np.isin(column, column[~more & ~rows.is_base])
        more = np.where(rows.is_base, ~shown, more)
        if (more == hidden).all():
            return hidden
        hidden = more


def told(rows: CellKeys, hidden: np.ndarray) -> np.ndarray:
    """The keys of hidden answers. How many are in a base is none: a larger base may show it as any count."""
    return np.unique(rows.key[hidden & ~rows.is_public & ~rows.is_whole])
