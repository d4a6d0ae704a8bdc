"""Items as a wave asked them: grids unfolded, types inferred, option lists and missing reasons put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.codebook.by_wave import AskedItem
from pipeline.codebook.coded_texts import ONE_ANSWER, Behind, with_codes
from pipeline.codebook.conditions import read_condition
from pipeline.codebook.model import (
    BandedItem,
    Base,
    Classification,
    FrozenMapping,
    Item,
    ItemType,
    Option,
)
from pipeline.codebook.options import find_options, labelled, read_bands, read_nets, read_text
from pipeline.codebook.reading import Reading

if TYPE_CHECKING:
    from pipeline.codebook.written_item import WrittenItem

WITH_COLUMNS = frozenset({ItemType.MULTIPLE, ItemType.RANK, ItemType.ALLOCATION})
NPS_RANGE = (0.0, 10.0)
ALLOCATED = 100.0


def read_items(asked: AskedItem, missing: Mapping[str, str], reading: Reading) -> tuple[Item, ...]:
    """The item of one wave, or the items of its grid. `missing`: cell to reason, the study's own."""
    keys = asked.keys
    item = _with_cells(_read_item(asked, missing, reading), keys)
    if item.type is ItemType.NUMBER:
        item = _with_numbers(item, keys)
    if item.type is ItemType.TEXT and keys.codes is not None:
        item = with_codes(item, asked, reading, behind=_behind(keys, reading))
    if keys.grid is None:
        return (item,)
    return tuple(
        replace(
            item,
            name=name,
            column=column,
            question=read_text((keys.labels or {}).get(name) or keys.question),
            grid=asked.name,
            grid_question=item.question,
            line=reading.lines.of(*asked.at("grid", name)),
        )
        for name, column in keys.grid.items()
    )


def item_type(keys: WrittenItem) -> ItemType:
    """The type as written; without one multiple where `columns`, `mentions` or `separator` stand, else single."""
    if keys.type is not None:
        return ItemType(keys.type)
    several = (keys.columns, keys.separator, keys.mentions)
    return ItemType.MULTIPLE if any(key is not None for key in several) else ItemType.SINGLE


def _read_item(asked: AskedItem, missing: Mapping[str, str], reading: Reading) -> Item:
    """What every type has."""
    keys, kind = asked.keys, item_type(asked.keys)
    options = _options(asked, kind, reading)
    return Item(
        name=asked.name,
        type=kind,
        question=read_text(keys.question),
        options=options,
        column=keys.column,
        missing=FrozenMapping({**missing, **(keys.missing or {})}),
        asked_if=None if keys.asked_if is None else read_condition(keys.asked_if, reading.nets),
        base=Base(keys.base or Base.ASKED),
        nets=read_nets(keys.nets, options),
        publish=keys.publish is not False,
        classification=_classification(keys),
        in_wave=asked.is_asked,
        line=reading.lines.of("items", asked.name),
    )


def _with_cells(item: Item, keys: WrittenItem) -> Item:
    """How cells are read, besides those of numbers."""
    return replace(
        item,
        columns=FrozenMapping(keys.columns or {}),
        mentions=keys.mentions or (),
        separator=keys.separator,
        selected=None if keys.selected is None else frozenset(keys.selected),
        not_selected=None if keys.not_selected is None else frozenset(keys.not_selected),
        aliases=_aliases(item, keys),
        date_format=keys.date_format,
        decimal=keys.decimal,
        codes_file=keys.codes,
        other_of=next(iter((keys.other_of or {}).items()), None),
        unit=keys.unit,
        places=(keys.places or len(keys.mentions or item.options)) if item.type is ItemType.RANK else None,
        total=(keys.total or ALLOCATED) if item.type is ItemType.ALLOCATION else None,
    )


def _with_numbers(item: Item, keys: WrittenItem) -> Item:
    low, high = keys.range or (NPS_RANGE if keys.summary == "nps" else (None, None))
    return replace(
        item,
        bands=tuple(BandedItem(name, read_bands(bands)) for name, bands in (keys.bands or {}).items()),
        low=low,
        high=high,
        multiplier=1.0 if keys.multiplier is None else float(keys.multiplier),
        summary=keys.summary,
    )


def _options(asked: AskedItem, kind: ItemType, reading: Reading) -> tuple[Option, ...]:
    keys = asked.keys
    if keys.options is not None:
        options = find_options(keys.options, reading, asked.at("options"))
        return options if keys.columns is None else tuple(one for one in options if one.code in keys.columns)
    if keys.grid is None and keys.mentions is None and kind in WITH_COLUMNS:
        labels = keys.labels or {}
        return labelled(labels if keys.columns is None else keys.columns, labels)
    return ()


def _behind(keys: WrittenItem, reading: Reading) -> Behind:
    """The item whose "other" a text is behind, with its options as they stand at the item itself."""
    name = next(iter(keys.other_of or ()), "")
    written = reading.written.items.get(name)
    if written is None:
        return Behind()
    kind = item_type(written)
    return Behind(_options(AskedItem(name, written), kind, reading), kind in ONE_ANSWER)


def _aliases(item: Item, keys: WrittenItem) -> FrozenMapping[str, str]:
    """Those for options that this wave offers."""
    offered = {option.code for option in item.options}
    return FrozenMapping((alias, code) for alias, code in (keys.aliases or {}).items() if code in offered)


def _classification(keys: WrittenItem) -> Classification | None:
    if keys.classification is None:
        return None
    return Classification(keys.classification.scheme, FrozenMapping(keys.classification.map))
