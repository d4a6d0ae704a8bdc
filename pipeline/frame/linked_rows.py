"""Every count of the tables of items that split one another, and which of them count the same respondents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.item_cells import IN_BASE
from pipeline.frame.kinds import Kinds

Place = tuple[str, str, str]  # universe, banner, banner option


@dataclass(frozen=True, slots=True)
class LinkedRows:
    """Counts of items by columns, all (R,): `item` among `names`, `place` among the columns, `option` of the item.

    Items without a name are who was asked: everybody, and those of each condition in `kinds`; their one option is
    the base. Two rows count the same respondents where `cell` is equal (by who they are) or `wording` (by what the
    codebook calls them, so that cells without anybody are known too). `cell` 0 can hold nobody. `is_own`: of an
    item by the columns that it makes itself, which says how large they are.
    """

    names: tuple[str, ...]
    item: np.ndarray
    place: np.ndarray
    option: np.ndarray
    is_own: np.ndarray
    count: np.ndarray
    cell: np.ndarray
    wording: np.ndarray

    @property
    def is_base(self) -> np.ndarray:
        return self.option == 0

    @property
    def is_asked(self) -> np.ndarray:
        """Rows of those who were asked."""
        return np.array([not name for name in self.names])[self.item]

    @property
    def is_public(self) -> np.ndarray:
        """What everybody answered, all together, hides nothing; nor does a cell that is one of its numbers."""
        total = self.place == 0
        return total | np.isin(self.cell, self.cell[total])


def linked_rows(kinds: Kinds, places: tuple[Place, ...]) -> LinkedRows:
    """The rows of those who were asked, then of every item of `kinds`; options run fastest.

    `places`: every column of the tables, the total of everybody first.
    """
    names = (*("" for _ in kinds.asked), *kinds.options)
    options = [*((IN_BASE,) for _ in kinds.asked), *kinds.options.values()]
    holds = [*(one[None] for one in kinds.asked), *(kinds.holds[name] for name in kinds.options)]
    many = [len(codes) for codes in options]
    counts = [(kinds.inside * kinds.respondents) @ one.T.astype(float) for one in holds]
    wordings = [
        _wording(place, name, code, at)
        for at, name in enumerate(names)
        for place in places
        for code in options[at]
    ]
    return LinkedRows(
        names,
        np.repeat(np.arange(len(names)), [len(places) * one for one in many]),
        np.concatenate([np.repeat(np.arange(len(places)), one) for one in many]),
        np.concatenate([np.tile(np.arange(one), len(places)) for one in many]),
        np.array(
            [
                name in banner.split("*")
                for at, name in enumerate(names)
                for _, banner, _ in places
                for _ in options[at]
            ]
        ),
        np.concatenate([one.ravel() for one in counts]),
        np.concatenate([_cells(kinds.inside, one) for one in holds]),
        np.unique(np.array(wordings), return_inverse=True)[1],
    )


def kinds_of(kinds: Kinds, rows: LinkedRows, chosen: np.ndarray) -> np.ndarray:
    """(chosen, T): the kinds that these rows count."""
    found = np.empty((len(chosen), len(kinds.respondents)), dtype=bool)
    for at, row in enumerate(chosen):
        item = rows.names[rows.item[row]]
        holding = kinds.holds[item][rows.option[row]] if item else kinds.asked[rows.item[row]]
        found[at] = kinds.inside[rows.place[row]] & holding
    return found


def _cells(inside: np.ndarray, holds: np.ndarray) -> np.ndarray:
    """(columns × options,): a number for each set of kinds, by sums of random ones; 0 for none."""
    draws = np.asarray(np.random.default_rng(58).integers(1, 2**62, inside.shape[1], dtype=np.uint64))
    return np.column_stack([inside[:, one] @ draws[one] for one in holds]).ravel()


def _wording(place: Place, item: str, option: str, at: int) -> str:
    """Universe, and the answers that make the cell, in the order of their items; a base has one of its own."""
    universe, banner, column = place
    parts = [] if banner == TOTAL else [*zip(banner.split("*"), column.split("*"), strict=True)]
    if item in banner.split("*"):  # all of the column, or nobody
        return repr((place, item, option))
    if at:  # not everybody
        parts.append((item or str(at), option))
    return repr((universe, sorted(parts)))
