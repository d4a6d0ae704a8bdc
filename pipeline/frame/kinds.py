"""Respondents by what they answered to every item that splits a table, or that is made from one that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
import pandas as pd

from pipeline.codebook.model import Condition
from pipeline.engine import Engine
from pipeline.engine.conditions import condition_sql, items_of
from pipeline.engine.quote import identifier, literal
from pipeline.frame.banners import EVERYBODY, TOTAL
from pipeline.frame.build import Frame
from pipeline.frame.item_cells import IN_BASE, options_sql, reason_sql
from pipeline.frame.subjects import Subject

BETWEEN, OUTSIDE = "\x1f", "\x1e"  # no option's code holds them; the second is no option at all
TRUE = "y"
MOST = 3000  # kinds that could be, beyond which only those that are there are looked at


@dataclass(frozen=True, slots=True)
class Kinds:
    """`respondents` (T,) of each kind, 0 of one that nobody is; `inside` (columns, T): who is in a column.

    `holds`: item -> (options, T) with its option codes in `options`; the first is its base. `asked`: (T,) of each
    condition that questions are asked under, and of everybody.
    """

    respondents: np.ndarray
    inside: np.ndarray
    options: dict[str, tuple[str, ...]]
    holds: dict[str, np.ndarray]
    asked: tuple[np.ndarray, ...]

    def bases(self, holding: np.ndarray) -> np.ndarray:
        """(columns,) respondents of the kinds (T,) in each column."""
        return self.inside @ (self.respondents * holding)


def linked_subjects(frame: Frame) -> tuple[Subject, ...]:
    """The items that split tables, by a banner or a universe, and those that are made from them or they from those."""
    if len(frame.columns) == 1 and len(frame.universes) == 1:
        return ()
    names = {name for column in frame.columns for name in column.banner.split("*")} - {TOTAL}
    names |= {name for condition in frame.study.universes.values() for name in items_of(condition)}
    made = _made_from(frame)
    before: set[str] = set()
    while names != before:
        before = set(names)
        names |= {name for one in made if one & before for name in one}
    return tuple(subject for subject in frame.subjects if subject.name in names)


def read_kinds(engine: Engine, frame: Frame, linked: tuple[Subject, ...]) -> Kinds:
    """One statement counts the kinds that are there; those that could be as well are added while they are few."""
    by = {}
    for at, subject in enumerate(linked):
        macro, answer = f"options_of_{at}", identifier(subject.name)
        engine.macro(macro, ("answer", "reason"), options_sql(subject))
        reason = f"CASE WHEN {answer} IS NULL THEN {reason_sql(subject)} END"
        by[subject.name] = (
            f"coalesce(array_to_string({macro}({answer}, {reason}), {literal(BETWEEN)}), {literal(OUTSIDE)})"
        )
    multiple = frozenset(subject.name for subject in linked if subject.is_multiple)
    filters = {f"in {name}": condition for name, condition in frame.study.universes.items()}
    filters |= {f"asked {at}": condition for at, condition in enumerate(_routes(frame, linked))}
    by |= {
        name: f"CASE WHEN {condition_sql(condition, multiple)} THEN {literal(TRUE)} ELSE '' END"
        for name, condition in filters.items()
    }
    found = engine.sums("frame", by, {"respondents": "count(*)"})
    names = list(by)
    kinds = _with_possible(found, _blocks(frame, names, filters), names)
    options, holds = {}, {}
    for subject in linked:
        way, ways = pd.factorize(kinds[subject.name])
        chosen = [text.split(BETWEEN) for text in ways]
        codes = (IN_BASE, *sorted({code for one in chosen for code in one} - {IN_BASE, OUTSIDE}))
        options[subject.name] = codes
        holds[subject.name] = np.array([[code in one for one in chosen] for code in codes])[:, way]
    is_true = {name: (kinds[name] == TRUE).to_numpy() for name in filters}
    asked = [np.ones(len(kinds), dtype=bool), *(one for name, one in is_true.items() if name[:3] != "in ")]
    inside = _inside(frame, options, holds, is_true)
    return Kinds(kinds["respondents"].to_numpy(float), inside, options, holds, tuple(asked))


def _inside(
    frame: Frame,
    options: dict[str, tuple[str, ...]],
    holds: dict[str, np.ndarray],
    is_true: dict[str, np.ndarray],
) -> np.ndarray:
    columns = []
    many = next(iter(holds.values())).shape[1]
    for universe, banner, option in frame.places:
        inside = np.ones(many, dtype=bool) if universe == EVERYBODY else is_true[f"in {universe}"].copy()
        parts = () if banner == TOTAL else zip(banner.split("*"), option.split("*"), strict=True)
        for name, code in parts:
            inside &= holds[name][options[name].index(code)] if code in options[name] else False
        columns.append(inside)
    return np.array(columns)


def _made_from(frame: Frame) -> list[set[str]]:
    """Each derived item, band and level of a score of one item, with what it is made from."""
    found = [
        {made.name, *(name for _, condition in made.when for name in items_of(condition))}
        for made in frame.study.derived
    ]
    found += [{item.name, *(band.name for band in item.bands)} for item in frame.wave.items if item.bands]
    return found + [{score.name, *score.items} for score in frame.study.scores if len(score.items) == 1]


def _routes(frame: Frame, linked: Iterable[Subject]) -> tuple[Condition, ...]:
    """The conditions on linked items that questions are asked under, each once."""
    names = {subject.name for subject in linked}
    found = (item.asked_if for item in frame.wave.items if item.asked_if)
    return tuple(dict.fromkeys(one for one in found if items_of(one) <= names))


def _blocks(frame: Frame, names: Iterable[str], filters: Mapping[str, Condition]) -> list[list[str]]:
    """The columns that depend on one another by definition, together; the others alone."""
    ties = _made_from(frame)
    ties += [{name, *items_of(one)} for name, one in filters.items()]
    ties += [{item.name, *items_of(item.asked_if)} for item in frame.wave.items if item.asked_if]
    place = {name: {name} for name in names}
    for tie in ties:
        together = set(tie).union(*(place.get(name, {name}) for name in tie))
        place |= dict.fromkeys(together, together)
    blocks = {min(place[name]): [one for one in names if one in place[name]] for name in names}
    return list(blocks.values())


def _with_possible(found: pd.DataFrame, blocks: list[list[str]], names: list[str]) -> pd.DataFrame:
    """With 0 respondents: every combination of what was answered in each block."""
    values = [found[block].drop_duplicates() for block in blocks]
    if prod(len(one) for one in values) > MOST:
        return found
    rows = [
        [code for part in parts for code in part]
        for parts in product(*(one.itertuples(index=False, name=None) for one in values))
    ]
    possible = pd.DataFrame(rows, columns=[name for block in blocks for name in block])
    return possible.merge(found, on=names, how="left").fillna({"respondents": 0})
