"""The columns that a codebook names, found in the export however its headers are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from pipeline.codebook.model import FrozenMapping, Item, Wave
from pipeline.normalize import problems
from pipeline.normalize.columns import ExportColumn, find_column
from pipeline.normalize.respondents import required_columns


@dataclass(frozen=True, slots=True)
class Resolved:
    """A wave whose columns are those of the export, and a sentence for each that the export lacks."""

    wave: Wave
    problems: tuple[str, ...]


def resolve_columns(wave: Wave, columns: Mapping[str, ExportColumn]) -> Resolved:
    """Each column reference of the wave by the name that the export gives it; what is not there stays."""
    wanted = required_columns(wave)
    found = {column: find_column(column, columns) for column in wanted.values()}
    problem = [
        problems.missing_respondent_column(key, column, tuple(columns))
        for key, column in wanted.items()
        if found[column] is None
    ]
    items = []
    for item in wave.items:
        places = _places(item)
        found |= {column: find_column(column, columns) for column in places}
        problem += [
            problems.missing_column(item, column, tuple(columns)) for column in places if not found[column]
        ]
        items.append(_item(item, found))
    return Resolved(_wave(replace(wave, items=tuple(items)), found), tuple(problem))


def _places(item: Item) -> tuple[str, ...]:
    if not item.in_wave:
        return ()
    return item.read_from


def _item(item: Item, found: Mapping[str, str | None]) -> Item:
    if not item.in_wave:
        return item
    if item.columns:
        named = {option: found.get(column) or column for option, column in item.columns.items()}
        return replace(item, columns=FrozenMapping(named))
    if item.mentions:
        return replace(item, mentions=tuple(found.get(column) or column for column in item.mentions))
    column = item.column or item.name
    return replace(item, column=found.get(column) or column)


def _wave(wave: Wave, found: Mapping[str, str | None]) -> Wave:
    name = partial(_name, found=found)
    disposition = wave.disposition
    return replace(
        wave,
        respondent_id=name(wave.respondent_id),
        company_id=name(wave.company_id),
        duration=name(wave.duration),
        design=replace(
            wave.design,
            strata=name(wave.design.strata),
            psu=name(wave.design.psu),
            fpc=name(wave.design.fpc),
        ),
        weights=tuple(
            replace(weight, column=found[weight.column] or weight.column) for weight in wave.weights
        ),
        exclude=replace(wave.exclude, duplicate=name(wave.exclude.duplicate)),
        disposition=replace(disposition, column=found[disposition.column] or disposition.column)
        if disposition
        else None,
    )


def _name(column: str | None, *, found: Mapping[str, str | None]) -> str | None:
    return None if column is None else found[column] or column
