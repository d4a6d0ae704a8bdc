"""Items as a wave asked them: grids unfolded, types inferred, option lists and missing reasons put in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.codebook.by_wave import AskedItem
from pipeline.codebook.conditions import read_condition
from pipeline.codebook.model import (
    BandedItem,
    Base,
    Classification,
    FrozenMapping,
    Item,
    ItemType,
    Option,
    Text,
)
from pipeline.codebook.options import find_options, labelled, read_bands, read_nets, read_text
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written_item import WrittenItem

WITH_COLUMNS = frozenset({ItemType.MULTIPLE, ItemType.RANK, ItemType.ALLOCATION})
NPS_RANGE = (0.0, 10.0)
ALLOCATED = 100.0


def read_items(asked: AskedItem, missing: Mapping[str, str], reading: Reading) -> tuple[Item, ...]:
    """The item of one wave, or the items of its grid. `missing`: cell to reason, the study's own."""
    keys = asked.keys
    if keys.grid is None:
        path = ("items", asked.name)
        return (_read_item(asked, missing, reading, asked.name, keys.column, path, read_text(keys.question)),)
    items = []
    for name, column in keys.grid.items():
        question = read_text((keys.labels or {}).get(name) or keys.question)
        items.append(_read_item(asked, missing, reading, name, column, asked.at("grid", name), question))
    return tuple(items)


def _read_item(
    asked: AskedItem,
    missing: Mapping[str, str],
    reading: Reading,
    name: str,
    column: str | None,
    path: Path,
    question: Text,
) -> Item:
    keys = asked.keys
    kind = item_type(keys)
    low, high = keys.range or (NPS_RANGE if keys.summary == "nps" else (None, None))
    reasons = {**missing, **(keys.missing or {})}
    return Item(
        name=name,
        type=kind,
        question=question,
        options=_options(asked, kind, reading),
        column=column,
        columns=FrozenMapping(keys.columns or {}),
        separator=keys.separator,
        selected=None if keys.selected is None else frozenset(keys.selected),
        not_selected=None if keys.not_selected is None else frozenset(keys.not_selected),
        aliases=FrozenMapping(keys.aliases or {}),
        missing=FrozenMapping(reasons),
        asked_if=None if keys.asked_if is None else read_condition(keys.asked_if),
        base=Base(keys.base or "asked"),
        nets=read_nets(keys.nets),
        bands=tuple(BandedItem(band, read_bands(bands)) for band, bands in (keys.bands or {}).items()),
        low=low,
        high=high,
        unit=keys.unit,
        multiplier=1.0 if keys.multiplier is None else float(keys.multiplier),
        summary=keys.summary,
        places=_places(keys, kind),
        total=(keys.total or ALLOCATED) if kind is ItemType.ALLOCATION else None,
        date_format=keys.date_format,
        decimal=keys.decimal,
        publish=keys.publish is not False,
        codes_file=keys.codes,
        classification=_classification(keys),
        grid=asked.name if keys.grid is not None else None,
        grid_question=read_text(keys.question) if keys.grid is not None else Text(),
        in_wave=asked.is_asked,
        line=reading.lines.of(*path),
    )


def item_type(keys: WrittenItem) -> ItemType:
    """The type as written; without one multiple where `columns` or `separator` stand, else single."""
    if keys.type is not None:
        return ItemType(keys.type)
    return ItemType.MULTIPLE if keys.columns is not None or keys.separator is not None else ItemType.SINGLE


def _options(asked: AskedItem, kind: ItemType, reading: Reading) -> tuple[Option, ...]:
    keys = asked.keys
    if keys.options is not None:
        return find_options(keys.options, reading, asked.at("options"))
    if keys.grid is None and kind in WITH_COLUMNS:
        labels = keys.labels or {}
        codes = keys.columns if keys.columns is not None else labels
        return labelled(codes, labels)
    return ()


def _places(keys: WrittenItem, kind: ItemType) -> int | None:
    if kind is not ItemType.RANK:
        return None
    return keys.places or len(keys.columns or keys.labels or ())


def _classification(keys: WrittenItem) -> Classification | None:
    if keys.classification is None:
        return None
    return Classification(keys.classification.scheme, FrozenMapping(keys.classification.map))
