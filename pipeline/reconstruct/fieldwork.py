"""Interviews as they come in: the kept ones, and those that the rules must exclude."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from pipeline.reconstruct.draws import Draws

DAY = 86_400
Answers = Mapping[str, Any]  # item -> code, tuple of codes, or number


@dataclass(frozen=True, slots=True)
class Interview:
    """One row of an export before a platform writes it."""

    answers: Answers
    outcome: str  # complete | screened_out | partial | preview; a speeder and a duplicate are complete
    panel: int  # number in the access panel: a duplicate has that of its original
    started: int  # seconds since the first day of fieldwork
    seconds: int

    @property
    def ended(self) -> int:
        """Seconds since the first day of fieldwork."""
        return self.started + self.seconds


@dataclass(frozen=True, slots=True)
class Excluded:
    """The answers of those that are not kept, a tuple for each rule."""

    screened_out: tuple[Answers, ...]
    partial: tuple[Answers, ...]
    speeders: tuple[Answers, ...]
    duplicates_of: tuple[int, ...]  # positions in the kept respondents
    previews: tuple[Answers, ...] = ()


def interviews(kept: Sequence[Answers], excluded: Excluded, draws: Draws, *, days: int) -> list[Interview]:
    """Every interview in order of its start; a duplicate starts days after its original.

    Kept interviews take more than half of the median duration, speeders less than a fifth, so that any
    sensible median and limit tells them apart.
    """
    rows = list(
        chain(
            zip(kept, repeat("complete"), repeat(_usual_seconds)),
            zip(excluded.screened_out, repeat("screened_out"), repeat(_screener_seconds)),
            zip(excluded.partial, repeat("partial"), repeat(_partial_seconds)),
            zip(excluded.speeders, repeat("complete"), repeat(_hasty_seconds)),
            zip(excluded.previews, repeat("preview"), repeat(_usual_seconds)),
        )
    )
    panels = draws.shuffled(range(1, len(rows) + 1))
    first = [
        Interview(answers, outcome, panel, _start(draws, days), seconds(draws))
        for panel, (answers, outcome, seconds) in zip(panels, rows, strict=True)
    ]
    again = [_repeated(first[at], draws) for at in excluded.duplicates_of]
    return sorted(first + again, key=lambda row: (row.started, row.panel))


def _repeated(original: Interview, draws: Draws) -> Interview:
    later = original.started + DAY * (1 + draws.below(3)) + draws.below(3_600)
    return Interview(original.answers, original.outcome, original.panel, later, _usual_seconds(draws))


def _start(draws: Draws, days: int) -> int:
    return DAY * draws.below(days) + 8 * 3_600 + draws.below(10 * 3_600)


def _usual_seconds(draws: Draws) -> int:
    interrupted = 1_800 + draws.below(3_600) if draws.chance(3) else 0
    return 380 + draws.below(200) + draws.below(200) + draws.below(150) + interrupted


def _hasty_seconds(draws: Draws) -> int:
    return 55 + draws.below(60)


def _screener_seconds(draws: Draws) -> int:
    return 15 + draws.below(50)


def _partial_seconds(draws: Draws) -> int:
    return 60 + draws.below(300)
