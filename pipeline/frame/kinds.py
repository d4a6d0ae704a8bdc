"""Respondents by what they answered to every item that splits a table, or that is made from one that does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.engine.conditions import condition_sql, items_of
from pipeline.engine.quote import identifier, literal
from pipeline.frame.banners import EVERYBODY, TOTAL
from pipeline.frame.build import Frame
from pipeline.frame.deciding import asked_items, made_from
from pipeline.frame.item_cells import IN_BASE, options_sql, reason_sql
from pipeline.frame.subjects import Subject

BETWEEN, OUTSIDE = "\x1f", "\x1e"  # no option's code holds them; the second is no option at all
TRUE = "y"


@dataclass(frozen=True, slots=True)
class Kinds:
    """`respondents` (T,) of each kind; `inside` (columns, T): who is in a column of the tables.

    `holds`: item -> (options, T) with its option codes in `options`; the first is its base. `universes`: name ->
    (T,), everybody's first. `made_of` and `universe_items`: the asked items that decide an item that is made, and who
    is in a universe.
    """

    respondents: np.ndarray
    inside: np.ndarray
    options: dict[str, tuple[str, ...]]
    holds: dict[str, np.ndarray]
    universes: dict[str, np.ndarray]
    made_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    universe_items: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def bases(self, holding: np.ndarray) -> np.ndarray:
        """(columns,) respondents of the kinds (T,) in each column."""
        return self.inside @ (self.respondents * holding)


def linked_subjects(frame: Frame) -> tuple[Subject, ...]:
    """The items that split tables, by a banner or a universe, and those that are made from them or they from those."""
    if len(frame.columns) == 1 and len(frame.universes) == 1:
        return ()
    names = {name for column in frame.columns for name in column.banner.split("*")} - {TOTAL}
    names |= {name for condition in frame.study.universes.values() for name in items_of(condition)}
    made = made_from(frame.study, frame.wave)
    before: set[str] = set()
    while names != before:
        before = set(names)
        for name, items in made.items():
            names |= {name, *items} if before & {name, *items} else set()
    return tuple(subject for subject in frame.subjects if subject.name in names)


def read_kinds(engine: Engine, frame: Frame, linked: tuple[Subject, ...]) -> Kinds:
    """One statement counts the kinds that are there."""
    by = {}
    for at, subject in enumerate(linked):
        macro, answer = f"options_of_{at}", identifier(subject.name)
        engine.macro(macro, ("answer", "reason"), options_sql(subject))
        reason = f"CASE WHEN {answer} IS NULL THEN {reason_sql(subject)} END"
        by[subject.name] = (
            f"coalesce(array_to_string({macro}({answer}, {reason}), {literal(BETWEEN)}), {literal(OUTSIDE)})"
        )
    by |= {
        f"in {name}": f"CASE WHEN {condition_sql(condition, frame.overlapping)} THEN {literal(TRUE)} ELSE '' END"
        for name, condition in frame.study.universes.items()
    }
    kinds = engine.sums("frame", by, {"respondents": "count(*)"})
    universes = {EVERYBODY: np.ones(len(kinds), dtype=bool)}
    universes |= {name: (kinds[f"in {name}"] == TRUE).to_numpy() for name in frame.study.universes}
    options, holds = {}, {}
    for subject in linked:
        way, ways = pd.factorize(kinds[subject.name])
        chosen = [text.split(BETWEEN) for text in ways]
        codes = (IN_BASE, *sorted({code for one in chosen for code in one} - {IN_BASE, OUTSIDE}))
        options[subject.name] = codes
        holds[subject.name] = np.array([[code in one for one in chosen] for code in codes])[:, way]
    inside = _inside(frame, options, holds, universes)
    made = made_from(frame.study, frame.wave)
    deciding = {name: items_of(condition) for name, condition in frame.study.universes.items()}
    return Kinds(
        kinds["respondents"].to_numpy(float),
        inside,
        options,
        holds,
        universes,
        {name: asked_items(made, items) for name, items in made.items()},
        {name: asked_items(made, items) for name, items in deciding.items()},
    )


def _inside(
    frame: Frame,
    options: dict[str, tuple[str, ...]],
    holds: dict[str, np.ndarray],
    universes: dict[str, np.ndarray],
) -> np.ndarray:
    columns = []
    for universe, banner, option in frame.places:
        inside = universes[universe].copy()
        parts = () if banner == TOTAL else zip(banner.split("*"), option.split("*"), strict=True)
        for name, code in parts:
            inside &= holds[name][options[name].index(code)] if code in options[name] else False
        columns.append(inside)
    return np.array(columns)
