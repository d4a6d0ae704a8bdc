"""Who gives which answer: by rank of a propensity, in exact numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isqrt

from pipeline.reconstruct.draws import Draws


def propensities(latent: Sequence[int], draws: Draws, *, loading: int) -> list[int]:
    """One number a respondent: `loading` hundredths of the latent number, chance for the rest."""
    rest = isqrt(10_000 - loading * loading)
    return [(loading * value + rest * draws.normal()) // 100 for value in latent]


def by_rank(propensity: Sequence[int], counts: Mapping[str, int]) -> list[str]:
    """One option a respondent: the first option to the lowest propensities, and so on up.

    Ties go by position. ValueError where the counts do not add up to the respondents.
    """
    if sum(counts.values()) != len(propensity):
        raise ValueError(f"the counts add up to {sum(counts.values())}, not to {len(propensity)} respondents")
    options = [option for option, count in counts.items() for _ in range(count)]
    order = sorted(range(len(propensity)), key=lambda at: (propensity[at], at))
    chosen = [""] * len(propensity)
    for at, option in zip(order, options, strict=True):
        chosen[at] = option
    return chosen


def by_chance(counts: Mapping[str, int], draws: Draws) -> list[str]:
    """One option a respondent, in exact numbers and an order of chance."""
    return draws.shuffled([option for option, count in counts.items() for _ in range(count)])
