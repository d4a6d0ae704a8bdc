"""Conditions on answers as trees of frozen values. A condition on a missing answer is false."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answered:
    """True where any of `options` was selected for `item` (band, derived and level items too)."""

    item: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """True where the number is at least `low` and under `high`; None is open."""

    item: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every condition is; without any, always."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where at least one condition is."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where the condition is not; also where its item has no answer."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Always:
    """`else` of a derived item."""


Condition = Answered | Between | AllOf | AnyOf | Not | Always
