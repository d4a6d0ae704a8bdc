"""Which columns of the tables are the sum of which others.

Bases of the columns of a banner add up to the total, those of a crossing to its margins: by their names. Five sizes
that three classes are made of, or a universe of two sizes, add up too: by who is in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.banners import TOTAL
from pipeline.frame.membership import MEMBERS
from pipeline.frame.places import Place

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Sums = tuple[tuple[int, tuple[int, ...]], ...]  # a total, and its parts


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that sums join: `places` among all columns; `sums` and `totals` (of universes) among `places`."""

    places: tuple[int, ...]
    sums: Sums
    totals: tuple[int, ...]

    @property
    def everybody(self) -> int | None:
        """Which of the places is the total of everybody."""
        return 0 if self.places[0] == 0 else None


def column_blocks(
    engine: Engine, places: Sequence[Place], deciding: Sequence[frozenset[str]], overlapping: frozenset[str]
) -> tuple[Block, ...]:
    """Every column in one block, with every sum.

    `deciding`: the asked items that decide who is in a column. `overlapping`: multiple-response items, whose columns
    share respondents and are no parts of a sum.
    """
    shared = _shared(engine, len(places))
    sums = (
        *named_sums(places, shared.diagonal(), overlapping),
        *nested_sums(places, shared, deciding, overlapping),
    )
    totals = {at for at, (_, banner, _) in enumerate(places) if banner == TOTAL}
    found = []
    for here in _joined(len(places), sums):
        number = {place: at for at, place in enumerate(here)}
        within = tuple(
            (number[total], tuple(number[part] for part in parts)) for total, parts in sums if total in number
        )
        found.append(Block(tuple(here), within, tuple(number[at] for at in here if at in totals)))
    return tuple(found)


def named_sums(places: Sequence[Place], respondents: np.ndarray, overlapping: frozenset[str]) -> Sums:
    """The sums within one universe that the names of banners and options tell.

    `respondents` (columns,): an option of a single item without any is left out.
    """
    number = {place: at for at, place in enumerate(places)}
    banners = {(universe, banner): _items(banner) for universe, banner, _ in places}
    found: dict[tuple[tuple[str, str], int], list[int]] = {}
    for (universe, fine), parts in banners.items():
        for (around, coarse), wanted in banners.items():
            if around != universe or not set(wanted) < set(parts) or set(parts) - set(wanted) & overlapping:
                continue
            for place in (one for one in places if one[:2] == (universe, fine)):
                codes = dict(zip(parts, place[2].split("*"), strict=True))
                option = "*".join(codes[item] for item in wanted) or TOTAL
                if respondents[number[place]] or len(parts) > 1:
                    total = number[universe, coarse, option]
                    found.setdefault(((universe, fine), total), []).append(number[place])
    return tuple((total, tuple(cells)) for (_, total), cells in found.items())


def nested_sums(
    places: Sequence[Place],
    shared: csr_array,
    deciding: Sequence[frozenset[str]],
    overlapping: frozenset[str],
) -> Sums:
    """The sums that only the respondents tell: every column of a banner is within another column, or apart from it.

    Not by chance: the same answers decide both. `shared` (columns, columns): the cells in both.
    Who is in the coarse column and in no column of the banner is what the parts leave: the coarse one lies in the
    banner's universe.
    """
    many = shared.diagonal()
    names = np.array([f"{universe} {banner}" for universe, banner, _ in places])
    found: dict[frozenset[int], tuple[int, tuple[int, ...]]] = {}
    for name in dict.fromkeys(names):
        family = np.flatnonzero(names == name)
        universe, banner, _ = places[family[0]]
        if set(_items(banner)) & overlapping:
            continue
        everybody = places.index((universe, TOTAL, TOTAL))
        held = shared[family].tocoo()
        part, total = family[held.row], held.col
        is_whole = held.data == many[part]
        touched, within = (
            np.bincount(total[which], minlength=len(places)) for which in (held.data > 0, is_whole)
        )
        inside = shared[[everybody]].toarray()[0] == many
        for at in np.flatnonzero((touched > 0) & (touched == within) & inside).tolist():
            around, coarse, _ = places[at]
            named = around == universe and set(_items(coarse)) <= set(_items(banner))
            if not named and deciding[everybody] <= deciding[at] <= deciding[family[0]]:
                parts = tuple(sorted(part[(total == at) & is_whole].tolist()))
                found.setdefault(frozenset((at, *parts)), (at, parts))
    return tuple(found.values())


def _items(banner: str) -> tuple[str, ...]:
    return () if banner == TOTAL else tuple(banner.split("*"))


def _shared(engine: Engine, count: int) -> csr_array:
    """(columns, columns): the cells that two columns have in common."""
    from scipy.sparse import csr_array  # heavy

    members = engine.run(MEMBERS)
    cells, cell = np.unique(members["cell"].to_numpy(np.int64), return_inverse=True)
    place = members["place"].to_numpy(np.int64)
    inside = csr_array((np.ones(len(place), dtype=np.int64), (cell, place)), shape=(len(cells), count))
    return csr_array(inside.T @ inside)


def _joined(count: int, sums: Sums) -> list[list[int]]:
    """The numbers under `count` in groups that share sums."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components  # heavy

    ends = np.array([(total, part) for total, parts in sums for part in parts], dtype=int).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), tuple(ends.T)), shape=(count, count))
    _, group = connected_components(graph, directed=False)
    return [np.flatnonzero(group == one).tolist() for one in dict.fromkeys(group.tolist())]
