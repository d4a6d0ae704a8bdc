"""Which columns of the tables are the sum of which others.

Bases of the columns of a banner add up to the total, those of a crossing to its margins: by their names. Five sizes
that three classes are made of, or a universe of two sizes, add up too: by who is in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.banners import TOTAL
from pipeline.frame.membership import membership
from pipeline.frame.places import Place

Sums = tuple[tuple[int, tuple[int, ...]], ...]  # a total, and its parts
CELLS_A_TIME = 100_000


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
    cells = engine.run(Path(__file__).with_name("member_cells.sql"))["cell"].to_numpy(np.int64)
    shared = _shared(membership(engine, places, cells))
    everybody = np.diag(shared)
    sums = (*named_sums(places, everybody, overlapping), *nested_sums(places, shared, deciding, overlapping))
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
    shared: np.ndarray,
    deciding: Sequence[frozenset[str]],
    overlapping: frozenset[str],
) -> Sums:
    """The sums that only the respondents tell: every column of a banner is within another column, or apart from it.

    Not by chance: the same answers decide both. `shared` (columns, columns): respondents, or cells of them, in both.
    Who is in the coarse column and in no column of the banner is what the parts leave: the coarse one lies in the
    banner's universe.
    """
    many = np.diag(shared)
    names = np.array([f"{universe} {banner}" for universe, banner, _ in places])
    found: dict[frozenset[int], tuple[int, tuple[int, ...]]] = {}
    for name in dict.fromkeys(names):
        family = np.flatnonzero(names == name)
        universe, banner, _ = places[family[0]]
        if set(_items(banner)) & overlapping:
            continue
        everybody = places.index((universe, TOTAL, TOTAL))
        held = shared[family]
        is_part = (held == many[family][:, None]) & (held > 0)
        is_sum = (is_part | (held == 0)).all(axis=0) & is_part.any(axis=0)
        is_sum &= shared[:, everybody] == many
        for total in np.flatnonzero(is_sum).tolist():
            inside, coarse, _ = places[total]
            named = inside == universe and set(_items(coarse)) <= set(_items(banner))
            if not named and deciding[everybody] <= deciding[total] <= deciding[family[0]]:
                parts = tuple(family[is_part[:, total]].tolist())
                found.setdefault(frozenset((total, *parts)), (total, parts))
    return tuple(found.values())


def _items(banner: str) -> tuple[str, ...]:
    return () if banner == TOTAL else tuple(banner.split("*"))


def _shared(is_member: np.ndarray) -> np.ndarray:
    """(columns, columns): the cells that two columns have in common."""
    found = np.zeros((is_member.shape[1], is_member.shape[1]))
    for first in range(0, len(is_member), CELLS_A_TIME):
        part = is_member[first : first + CELLS_A_TIME].astype(np.float32)
        found += part.T @ part
    return found


def _joined(count: int, sums: Sums) -> list[list[int]]:
    """The numbers under `count` in groups that share sums."""
    group = list(range(count))

    def first(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for total, parts in sums:
        for part in parts:
            low, high = sorted((first(total), first(part)))
            group[high] = low
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(first(at), []).append(at)
    return list(found.values())
