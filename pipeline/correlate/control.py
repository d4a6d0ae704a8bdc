"""What is held constant: the codebook's controls as columns of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.codebook.model import Item, ItemType
from pipeline.codebook.scoring import unscored
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.frame.build import Frame


@dataclass(frozen=True, slots=True)
class ControlVariable:
    """One control: its value as an expression over `frame`, and its codes in order where it has categories.

    `item` is what the codebook calls it; each option of a multiple-response item is a control of its own.
    `together` are options that count as one.
    """

    name: str
    item: str
    sql: str
    codes: tuple[str, ...] = ()
    together: tuple[str, ...] = ()

    def answers(self, categories: Mapping[str, np.ndarray]) -> np.ndarray:
        """(rows,): its values, of `categories` by name; those together have the name of all of them."""
        values = categories[self.name]
        if not self.together:
            return values
        name = "+".join(self.together)
        return np.array([name if value in self.together else value for value in values], dtype=object)

    @property
    def is_number(self) -> bool:
        return not self.codes

    @property
    def is_option(self) -> bool:
        """Whether it is an option of a set: 0 or 1."""
        return self.name != self.item


def control_variables(frame: Frame) -> tuple[ControlVariable, ...]:
    """The controls that this wave asked, in the codebook's order."""
    items = {item.name: item for item in frame.wave.items if item.in_wave}
    subjects = {subject.name: subject for subject in frame.subjects}
    found: list[ControlVariable] = []
    for name in frame.study.controls:
        if name in items and items[name].type is ItemType.MULTIPLE:
            found += _options(items[name])
        elif name in items and items[name].type is ItemType.NUMBER:
            found.append(ControlVariable(name, name, identifier(name)))
        elif name in items:
            codes = tuple(o.code for o in items[name].options if o.code not in unscored(items[name]))
            found.append(_categorical(name, codes))
        elif name in subjects:
            found.append(_categorical(name, tuple(option.code for option in subjects[name].options)))
    return tuple(found)


def _categorical(name: str, codes: tuple[str, ...]) -> ControlVariable:
    known = f"CASE WHEN list_contains({text_list(codes)}, {identifier(name)}) THEN {identifier(name)} END"
    return ControlVariable(name, name, known, codes)


def _options(item: Item) -> list[ControlVariable]:
    column = identifier(item.name)
    return [
        ControlVariable(
            f"{item.name}={option.code}",
            item.name,
            f"CAST(list_contains({column}, {literal(option.code)}) AS DOUBLE)",
        )
        for option in item.options
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Controls as columns (rows, k) with their `names` (k,), and the `items` that are held constant."""

    columns: np.ndarray
    names: tuple[str, ...]
    items: tuple[str, ...]


def held_constant(
    controls: Sequence[ControlVariable],
    categories: Mapping[str, np.ndarray],
    rows: np.ndarray,
    *,
    keep_constant: bool = False,
) -> Held:
    """The columns of `controls` among `rows` (indices): a category gives a 0/1 for all but its first.

    A control with one value among these respondents cannot be held constant: it already is. It is left
    out, unless `keep_constant`, so that the estimate names it.
    """
    columns: list[np.ndarray] = []
    names: list[str] = []
    items: dict[str, None] = {}
    for control in controls:
        values = control.answers(categories)[rows]
        if control.is_number:
            made = [(control.name, values)] if keep_constant or np.unique(values).size > 1 else []
        else:
            present = [code for code in control.codes if (values == code).any()]
            made = [(f"{control.name}={code}", (values == code).astype(float)) for code in present[1:]]
            if keep_constant and not made:
                made = [(control.name, np.zeros(len(rows)))]
        for name, column in made:
            names.append(name)
            columns.append(column)
            items[control.item] = None
    stacked = np.column_stack(columns) if columns else np.empty((len(rows), 0))
    return Held(stacked, tuple(names), tuple(items))


def is_answered(controls: Sequence[ControlVariable], categories: Mapping[str, np.ndarray]) -> np.ndarray:
    """(rows,): whether every control has a value."""
    found = [
        ~np.isnan(categories[control.name])
        if control.is_number
        else np.array([value is not None for value in categories[control.name]], bool)
        for control in controls
    ]
    return np.logical_and.reduce(found) if found else np.array(True)
