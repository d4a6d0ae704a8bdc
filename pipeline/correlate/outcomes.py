"""What scores are held against: ordered items, numbers, bands, other scores, archival results, as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.frame.build import Frame
from pipeline.frame.numbers import numbers_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome: its value as an expression over `frame`."""

    name: str
    sql: str


def outcomes(frame: Frame, archival: tuple[Outcome, ...] = ()) -> tuple[Outcome, ...]:
    """The study's outcomes that this wave has and that may be published, in the codebook's order.

    Archival results that `outcomes` does not name come last: a file's columns are outcomes.
    """
    known = {**_known(frame), **{one.name: one.sql for one in archival}}
    named = dict.fromkeys((*frame.study.outcomes, *(one.name for one in archival)))
    return tuple(Outcome(name, known[name]) for name in named if name in known)


def variable(frame: Frame, name: str) -> Outcome | None:
    """One item, band or score as a number; None where the wave does not have it."""
    known = _known(frame)
    return Outcome(name, known[name]) if name in known else None


def _known(frame: Frame) -> Mapping[str, str]:
    return {**numbers_of(frame.wave), **{score: frame.score_sql(score) for score in frame.scores}}
