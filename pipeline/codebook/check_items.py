"""Items: which keys go with which type, and what an item needs to be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codebook.by_wave import PLACES, AskedItem
from pipeline.codebook.items import item_type
from pipeline.codebook.model import ItemType
from pipeline.codebook.reading import Reading
from pipeline.codebook.wave_items import Form

if TYPE_CHECKING:
    from pipeline.codebook.written_item import WrittenStudyItem

EVERYWHERE = {"type", "question", "missing", "asked_if", "base", "publish", "waves", "by_wave"}
CHOICE = {"options", "aliases", "nets", "classification"}
KEYS: dict[ItemType, set[str]] = {
    ItemType.SINGLE: {"column", "grid"} | CHOICE,
    ItemType.ORDINAL: {"column", "grid"} | CHOICE,
    ItemType.MULTIPLE: {
        "column",
        "columns",
        "grid",
        "mentions",
        "separator",
        "labels",
        "selected",
        "not_selected",
    }
    | CHOICE,
    ItemType.NUMBER: {"column", "grid", "bands", "range", "unit", "multiplier", "summary", "decimal"},
    ItemType.DATE: {"column", "grid", "date_format"},
    ItemType.TEXT: {"column", "grid", "codes", "options", "nets", "classification", "other_of"},
    ItemType.RANK: {"column", "columns", "mentions", "separator", "labels", "options", "aliases", "places"},
    ItemType.ALLOCATION: {"columns", "labels", "options", "total", "unit", "decimal"},
}
WITH_OPTIONS = frozenset({ItemType.SINGLE, ItemType.ORDINAL, ItemType.MULTIPLE})


def check_item(form: Form, reading: Reading) -> None:
    """Note keys that do not go together and keys that are missing, in one form of an item."""
    asked = form.asked
    kind = item_type(asked.keys)
    _check_keys(asked, kind, reading)
    if reading.is_lost(asked.name) or reading.is_lost(f"items.{asked.name}"):
        return  # what is missing may have been there
    if not asked.is_asked and _is_placed_elsewhere(reading.written.items[asked.name]):
        return
    _check_place(asked, kind, reading)
    _check_labels(asked, reading)
    if kind in (ItemType.MULTIPLE, ItemType.RANK):
        _check_multiple(asked, reading)
    base_kind = item_type(reading.written.items[asked.name])
    if asked.change and kind is not base_kind and reading.written.items[asked.name].is_placed:
        reading.report(
            asked.change,
            f"the type here is {kind}, elsewhere {base_kind}; make it an item of its own for this wave",
        )


def _is_placed_elsewhere(item: WrittenStudyItem) -> bool:
    """Whether only waves say where the answers stand."""
    changes = [change for change in (item.by_wave or {}).values() if not isinstance(change, str)]
    return not item.is_placed and any(change.is_placed for change in changes)


def _check_keys(asked: AskedItem, kind: ItemType, reading: Reading) -> None:
    allowed = EVERYWHERE | KEYS[kind] | ({"labels"} if asked.keys.grid else set())
    for key in type(asked.keys).model_fields:
        if getattr(asked.keys, key) is not None and key not in allowed:
            types = ", ".join(other for other, keys in KEYS.items() if key in keys)
            reading.report(
                asked.at(key),
                f"`{key}` does not go with type {kind}, only with {types}; remove it or say the `type`",
            )


def _check_place(asked: AskedItem, kind: ItemType, reading: Reading) -> None:
    given = [key for key in PLACES if getattr(asked.keys, key) is not None]
    fitting = [key for key in PLACES if key in KEYS[kind]]
    if len(given) > 1:
        reading.report(asked.at(given[1]), f"`{given[0]}` and `{given[1]}` stand side by side; keep one")
    elif not given:
        reading.report(asked.at(), f"it is not said where the answers stand; add `{'`, or `'.join(fitting)}`")
    if kind is ItemType.RANK and asked.keys.columns is None and asked.keys.options is None and given:
        reading.report(asked.at(given[0]), "its cells name options; add `options`")
    if kind in WITH_OPTIONS and not (asked.keys.options or asked.keys.columns or asked.keys.labels):
        reading.report(
            asked.at(), f"an item of type {kind} needs `options`; add them, or say the `type` if it has none"
        )


def _check_labels(asked: AskedItem, reading: Reading) -> None:
    keys = asked.keys
    codes = keys.grid or keys.columns
    if keys.labels is not None and keys.options is not None and not keys.grid:
        reading.report(asked.at("labels"), "`options` has the labels; remove `labels`")
    elif codes is not None and not asked.change:  # a wave may offer less than has a label
        place = "grid" if keys.grid else "columns"
        for code in keys.labels or {}:
            if code not in codes:
                reading.report(
                    asked.at("labels", code), f"{code} is not in `{place}`; add it there or remove it here"
                )
    if keys.columns is not None and keys.options is not None and not isinstance(keys.options, str):
        known = [code for code, _ in keys.options]
        for code in keys.columns:
            if code not in known:
                reading.report(asked.at("columns", code), f"{code} is not in `options`; add it there")


def _check_multiple(asked: AskedItem, reading: Reading) -> None:
    keys = asked.keys
    for key in ("columns", "mentions"):
        if getattr(keys, key) is not None and keys.separator is not None:
            reading.report(asked.at("separator"), f"`{key}` has one option each; remove `separator`")
    if (keys.column is not None or keys.grid is not None) and keys.separator is None:
        reading.report(asked.at(), "several answers in one cell need a `separator`; add it, or use `columns`")
    if keys.selected is not None and keys.not_selected is not None:
        reading.report(asked.at("not_selected"), "`selected` says it already; keep one")
    for key in ("selected", "not_selected"):
        if getattr(keys, key) is not None and keys.columns is None:
            reading.report(asked.at(key), f"`{key}` is about `columns`; remove it")
