"""Counts many yes/no answers in one scan: two-option items and multiple-response sets that everybody answered.

One statement sums each option's indicator by cell and PSU; the rest is small enough for NumPy. Items with
missing answers have reasons to be counted and take a statement of their own (`count_item`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.frame.build import Frame
from pipeline.frame.item_cells import IN_BASE
from pipeline.frame.subjects import Subject
from pipeline.tabulate.count import Counts
from pipeline.tabulate.indicator_sums import IndicatorSums, indicator_sums

MOST_OPTIONS = 2  # of a single-response item; more are as fast on their own


@dataclass(frozen=True, slots=True)
class _Option:
    """One indicator, or the rest of a two-option item: everybody less the other one."""

    code: str
    indicator: int | None


def count_at_once(engine: Engine, frame: Frame, weightings: Sequence[str]) -> dict[str, dict[str, Counts]]:
    """Weighting -> item -> its counts, for the items that one scan can count; the same numbers as `count_item`."""
    found = _countable(frame)
    if not found:
        return {weighting: {} for weighting in weightings}
    conditions, options = _indicators(found)
    return {
        weighting: {subject.name: _counts(frame, summed, options[subject.name]) for subject in found}
        for weighting, summed in indicator_sums(engine, frame, conditions, weightings).items()
    }


def _countable(frame: Frame) -> tuple[Subject, ...]:
    """The subjects with few options that no kept respondent left out."""
    if frame.has_repeated_companies:
        return ()
    return tuple(
        subject
        for subject in frame.subjects
        if subject.name in frame.answered_by_all
        and not subject.nets
        and (subject.is_multiple or len(subject.options) == MOST_OPTIONS)
    )


def _indicators(subjects: Sequence[Subject]) -> tuple[list[str], dict[str, tuple[_Option, ...]]]:
    """Conditions over `frame`, and how each item's options come out of them."""
    conditions: list[str] = []
    options: dict[str, tuple[_Option, ...]] = {}
    for subject in subjects:
        column, own = identifier(subject.name), []
        for place, option in enumerate(subject.options):
            if not subject.is_multiple and place == 1:
                own.append(_Option(option.code, None))
                continue
            code = literal(option.code)
            own.append(_Option(option.code, len(conditions)))
            conditions.append(
                f"list_contains({column}, {code})" if subject.is_multiple else f"{column} = {code}"
            )
        options[subject.name] = tuple(own)
    return conditions, options


def _counts(frame: Frame, summed: IndicatorSums, options: tuple[_Option, ...]) -> Counts:
    """One item's options, each an indicator or what the other one leaves of the base."""
    kept = [0, *(0 if option.indicator is None else option.indicator + 1 for option in options)]
    other = next((option.indicator + 1 for option in options if option.indicator is not None), 0)

    def taken(name: str) -> np.ndarray:
        found = summed.sums[name][:, kept]
        for at, option in enumerate(options, start=1):
            if option.indicator is None:
                found[:, at] = summed.sums[f"rest_{name}"][:, other]
        return found.reshape(len(frame.strata.names), len(frame.places), len(kept))

    names = ("n", "psus", "s", "m", "with_base")
    n, psus, s, m, with_base = (taken(name) for name in names)
    codes = (IN_BASE, *(option.code for option in options))
    return Counts(frame.places, codes, n, psus, s, m, with_base, summed.positive, summed.kish)
