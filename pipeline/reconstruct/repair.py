"""Swaps answers between respondents until every quota holds: the totals never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.quotas import Quota

MOST_SWAPS = 50_000
UPHILL_PERCENT = 2  # how often a swap that makes things worse is kept, so that the search gets out of corners

Groups = Mapping[str, Sequence[str]]  # banner item -> one option a respondent
Cell = tuple[str, str, str]  # option, banner, banner option


def meet_quotas(chosen: Sequence[str], quotas: Sequence[Quota], groups: Groups, draws: Draws) -> list[str]:
    """The answers to one item after as few swaps as chance needs; where no quota speaks, chance stays.

    ValueError where the quotas are not met in the end: they contradict one another, or nearly.
    """
    search = _Search(list(chosen), quotas, groups)
    for _ in range(MOST_SWAPS):
        missed = [cell for cell in search.limits if search.distance(cell)]
        if not missed:
            return search.chosen
        here, there = search.candidates(draws.pick(missed))
        if not here or not there:
            continue
        pair = draws.pick(here), draws.pick(there)
        if search.swap(*pair) > 0 and not draws.chance(UPHILL_PERCENT):
            search.swap(*pair)
    items = sorted({quota.item for quota in quotas})
    raise ValueError(f"{', '.join(items)}: the quotas are not met after {MOST_SWAPS} swaps; check their sums")


class _Search:
    """The answers, and how many of each cell that has a quota there are."""

    def __init__(self, chosen: list[str], quotas: Sequence[Quota], groups: Groups) -> None:
        self.chosen = chosen
        self.groups = groups
        self.limits: dict[Cell, tuple[int, int]] = {
            (quota.option, quota.banner, quota.banner_option): (quota.low, quota.high)
            for quota in quotas
            if quota.banner != "total"
        }
        self._banners = sorted({banner for _, banner, _ in self.limits})
        self._counts = dict.fromkeys(self.limits, 0)
        for at, option in enumerate(chosen):
            self._count(at, option, 1)

    def distance(self, cell: Cell) -> int:
        """How many answers a cell has too few or too many."""
        low, high = self.limits[cell]
        return max(low - self._counts[cell], self._counts[cell] - high, 0)

    def candidates(self, cell: Cell) -> tuple[list[int], list[int]]:
        """Respondents inside and outside the banner option whose swap brings the cell nearer."""
        option, banner, banner_option = cell
        too_few = self._counts[cell] < self.limits[cell][0]
        inside, outside = [], []
        for at, group in enumerate(self.groups[banner]):
            gives = self.chosen[at] == option
            if group == banner_option and gives != too_few:
                inside.append(at)
            elif group != banner_option and gives == too_few:
                outside.append(at)
        return inside, outside

    def swap(self, one: int, other: int) -> int:
        """Swaps two answers; how much further from the quotas all cells are now (negative: nearer)."""
        before = sum(map(self.distance, self.limits))
        for at, option in ((one, self.chosen[other]), (other, self.chosen[one])):
            self._count(at, option, 1)
        for at in (one, other):
            self._count(at, self.chosen[at], -1)
        self.chosen[one], self.chosen[other] = self.chosen[other], self.chosen[one]
        return sum(map(self.distance, self.limits)) - before

    def _count(self, at: int, option: str, by: int) -> None:
        for banner in self._banners:
            cell = (option, banner, self.groups[banner][at])
            if cell in self._counts:
                self._counts[cell] += by
