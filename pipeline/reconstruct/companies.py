"""The companies of InSites's respondents: sector, size, market, country, offer, employees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.reconstruct.allot import by_chance, by_rank
from pipeline.reconstruct.draws import UNIT, Draws
from pipeline.reconstruct.quotas import Quota, total_counts

# Which way a sector leans, in thousandths of a standard deviation. Assumed: makers of goods for the home
# sell products to consumers. Everything that is not here is chance.
TO_BUSINESS = {
    "industry": 900,
    "business_services": 900,
    "tech": 400,
    "fmcg": -800,
    "retail": -1_000,
    "travel": -900,
}
TO_SERVICES = {
    "finance": 900, "travel": 900, "business_services": 1_000, "health": 400,
    "fmcg": -1_100, "industry": -1_000, "retail": -500,
}  # fmt: skip

# size class -> ranges of employees, both ends inclusive, and how likely each is
EmployeeRanges = Mapping[str, Sequence[tuple[tuple[int, int], int]]]


def companies(quotas: Sequence[Quota], draws: Draws) -> dict[str, list[str]]:
    """Item -> one option a respondent, in the exact totals of the quotas."""
    chance = {
        item: by_chance(total_counts(quotas, item), draws) for item in ("sector", "size_class", "country")
    }
    leaning = {
        item: by_rank(_leaning(chance["sector"], lean, draws), total_counts(quotas, item))
        for item, lean in (("market", TO_BUSINESS), ("offer", TO_SERVICES))
    }
    return {**chance, **leaning}


def _leaning(sectors: Sequence[str], lean: Mapping[str, int], draws: Draws) -> list[int]:
    return [lean.get(sector, 0) * UNIT // 1_000 + draws.normal() for sector in sectors]


def employees(sizes: Sequence[str], ranges: EmployeeRanges, edges: Sequence[int], draws: Draws) -> list[int]:
    """The number of employees of each company, inside its size class.

    `edges` are numbers that must occur, because a band is most easily wrong there: each goes to a
    company whose class contains it.
    """
    numbers = [_number(ranges[size], draws) for size in sizes]
    free = list(range(len(sizes)))
    for edge in edges:
        (size,) = [
            size for size, parts in ranges.items() if any(low <= edge <= high for (low, high), _ in parts)
        ]
        at = draws.pick([at for at in free if sizes[at] == size])
        numbers[at] = edge
        free.remove(at)
    return numbers


def _number(parts: Sequence[tuple[tuple[int, int], int]], draws: Draws) -> int:
    low, high = draws.weighted(parts)
    return low + draws.below(high - low + 1)
