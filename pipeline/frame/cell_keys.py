"""Every count of the tables of items that split one another, and which of them count the same respondents.

A cell is named by the groups that its respondents are in: a universe, options of the banner's items, an answer.
Groups with the same members are one group, whatever they are called.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.kinds import Kinds
from pipeline.frame.places import Place

Key = frozenset[int]


@dataclass(frozen=True, slots=True)
class CellKeys:
    """Counts of items by columns, all (R,): `item` among `names`, `place` among the columns, `option` of the item.

    Option 0 is the base. Two rows with one `key` count the same respondents. `is_public`: what everybody answered,
    all together, hides nothing; nor does a cell that is one of its numbers, or that can hold nobody (two answers to
    an item with one). `is_whole`: rows that count their whole base, because of what makes the column or the
    universe; they tell how many there are, and no answer. `is_own`: of an item by a banner that it makes.
    """

    names: tuple[str, ...]
    item: np.ndarray
    place: np.ndarray
    option: np.ndarray
    count: np.ndarray
    key: np.ndarray
    is_public: np.ndarray
    is_whole: np.ndarray
    is_own: np.ndarray

    @property
    def is_base(self) -> np.ndarray:
        return self.option == 0

    @property
    def column(self) -> np.ndarray:
        """A number for each column of each item."""
        return self.item * (int(self.place.max()) + 1) + self.place

    @property
    def answer(self) -> np.ndarray:
        """A number for each option of each item."""
        return self.item * (int(self.option.max()) + 1) + self.option


class Groups:
    """Numbers for groups of respondents, by who is in them; everybody is 0."""

    def __init__(self, kinds: Kinds, places: tuple[Place, ...]):
        self.kinds = kinds
        self._members = [np.ones(len(kinds.respondents), dtype=bool)]
        self._numbers = {self._members[0].tobytes(): 0}
        self._deciding: list[set[frozenset[str]]] = [set()]
        self._implied: dict[tuple[int, int], bool] = {}
        self._keys: dict[Key, int] = {}
        self._columns = [self._column(place) for place in places]

    def number(self, members: np.ndarray, items: frozenset[str]) -> int:
        """Of the group with these members (T,), whom the answers to some asked items make."""
        found = self._numbers.setdefault(members.tobytes(), len(self._numbers))
        if found == len(self._members):
            self._members.append(members)
            self._deciding.append(set())
        self._deciding[found].add(items)
        return found

    def option(self, item: str, members: np.ndarray) -> int:
        """The number of those with an option of an item, or in its base."""
        return self.number(members, self.kinds.made_of.get(item, frozenset({item})))

    def universe(self, name: str) -> int:
        """The number of a universe."""
        return self.number(self.kinds.universes[name], self.kinds.universe_items.get(name, frozenset()))

    def cells(self, group: int, asked: frozenset[str]) -> np.ndarray:
        """(columns,) numbers of the cells of a group in each column; its item is asked of `asked` universes only."""
        within = {self.universe(name) for name in asked}
        found = []
        for universe, is_only, parts in self._columns:
            inside = () if is_only or universe in within else (universe,)
            key = frozenset((group, *parts, *inside)) - {0}
            key = frozenset(one for one in key if not any(self._implies(other, one) for other in key))
            found.append(self._keys.setdefault(key, len(self._keys)))
        return np.array(found)

    def _implies(self, inner: int, outer: int) -> bool:
        """Whether who is in one group is in the other because of the same answers, not by chance."""
        if inner == outer:
            return False
        if (inner, outer) not in self._implied:
            by_answers = any(
                bool(of) and of <= by for of in self._deciding[outer] for by in self._deciding[inner]
            )
            self._implied[inner, outer] = by_answers and _is_within(
                self._members[inner], self._members[outer]
            )
        return self._implied[inner, outer]

    def universes_around(self, members: np.ndarray) -> frozenset[str]:
        """The universes that all of these respondents (T,) are in."""
        return frozenset(name for name, around in self.kinds.universes.items() if _is_within(members, around))

    def _column(self, place: Place) -> tuple[int, bool, tuple[int, ...]]:
        """Its universe, whether an item of the banner is asked of that universe only, the options' groups."""
        universe, banner, option = place
        around = self.kinds.universes[universe]
        if banner == TOTAL:
            return self.universe(universe), False, ()
        items = banner.split("*")
        is_only = any(_is_within(self.kinds.holds[item][0], around) for item in items)
        parts = tuple(
            self._of_column(item, code) for item, code in zip(items, option.split("*"), strict=True)
        )
        return self.universe(universe), is_only, parts

    def _of_column(self, item: str, code: str) -> int:
        codes, holds = self.kinds.options[item], self.kinds.holds[item]
        nobody = np.zeros(holds.shape[1], dtype=bool)
        return self.option(item, holds[codes.index(code)] if code in codes else nobody)


def cell_keys(kinds: Kinds, groups: Groups, places: tuple[Place, ...], multiple: frozenset[str]) -> CellKeys:
    """The rows of every item of `kinds`; options run fastest, then columns. `multiple`: items with several answers."""
    names, columns = tuple(kinds.options), len(places)
    many = [len(codes) for codes in kinds.options.values()]
    keys, counts, own, single, whole = [], [], [], [], []
    for name in names:
        holds = kinds.holds[name]
        asked = groups.universes_around(holds[0])
        keys.append(np.array([groups.cells(groups.option(name, one), asked) for one in holds]).T.ravel())
        counts.append(((kinds.inside * kinds.respondents) @ holds.T.astype(float)).ravel())
        own += [name in banner.split("*") for _, banner, _ in places for _ in holds]
        single += [name not in multiple] * (columns * len(holds))
        whole.append((keys[-1].reshape(columns, -1) == keys[-1].reshape(columns, -1)[:, :1]).ravel())
    key, count = np.concatenate(keys), np.concatenate(counts)
    place = np.concatenate([np.repeat(np.arange(columns), one) for one in many])
    return CellKeys(
        names,
        np.repeat(np.arange(len(names)), [columns * one for one in many]),
        place,
        np.concatenate([np.tile(np.arange(one), columns) for one in many]),
        count,
        key,
        np.isin(key, key[place == 0]) | (np.array(own) & np.array(single) & (count == 0)),
        np.concatenate(whole),
        np.array(own),
    )


def _is_within(members: np.ndarray, around: np.ndarray) -> bool:
    return bool(members.any() and not (members & ~around).any())
