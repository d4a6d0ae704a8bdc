"""Each item's answer and reason as SQL expressions over the export's rows."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.codebook.model import Item, ItemType
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.normalize.decode import Decoded

TYPES = {
    ItemType.SINGLE: "VARCHAR",
    ItemType.ORDINAL: "VARCHAR",
    ItemType.MULTIPLE: "VARCHAR[]",
    ItemType.NUMBER: "DOUBLE",
    ItemType.DATE: "TIMESTAMP",
    ItemType.TEXT: "VARCHAR",
    ItemType.RANK: "VARCHAR[]",
    ItemType.ALLOCATION: "VARCHAR[]",
}

PLAIN_NUMBER = {  # by decimal mark: cells that SQL casts by itself
    ",": r"^[+-]?[0-9]+(,[0-9]+)?$",
    ".": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How an item is read from a row: its answer, and the reason the cells themselves give for none."""

    item: str
    answer: str
    reason: str


def not_in_wave(item: Item) -> Reading:
    """An item this wave did not ask."""
    return Reading(item.name, f"NULL::{TYPES[item.type]}", "'not_asked'")


def single_reading(engine: Engine, item: Item, decoded: Decoded) -> Reading:
    place = cell_place(engine, decoded)
    codes = [codes[0] if codes else None for codes in decoded.codes]
    return Reading(item.name, f"{_texts(codes)}[{place}]", f"{_texts(decoded.reasons)}[{place}]")


def delimited_reading(engine: Engine, item: Item, decoded: Decoded) -> Reading:
    place = cell_place(engine, decoded)
    lists = ", ".join("NULL" if codes is None else text_list(codes) for codes in decoded.codes)
    return Reading(item.name, f"([{lists}]::VARCHAR[][])[{place}]", f"{_texts(decoded.reasons)}[{place}]")


def set_reading(engine: Engine, item: Item, columns: tuple[Decoded, ...]) -> Reading:
    """A multiple-response set: what is selected; none selected is an empty list, blank throughout is no answer."""
    selected, answered, reasons = [], [], []
    for decoded in columns:
        place = cell_place(engine, decoded)
        selected.append(f"{_texts([codes[0] if codes else None for codes in decoded.codes])}[{place}]")
        flags = ", ".join(literal(codes is not None) for codes in decoded.codes)
        answered.append(f"coalesce(([{flags}]::BOOLEAN[])[{place}], FALSE)")
        reasons.append(f"{_texts(decoded.reasons)}[{place}]")
    chosen = f"list_filter([{', '.join(selected)}], lambda code: code IS NOT NULL)"
    return Reading(
        item.name,
        f"CASE WHEN {' OR '.join(answered)} THEN {chosen} END",
        f"coalesce({', '.join(reasons)}, NULL)",
    )


def number_reading(engine: Engine, item: Item, decoded: Decoded, *, decimal: str) -> Reading:
    """A number: plain cells are cast, the others were read one by one."""
    cell = f"trim({identifier(decoded.column)})"
    point = f"replace({cell}, ',', '.')" if decimal == "," else cell
    place = cell_place(engine, decoded)
    values = ", ".join("NULL" if codes is None else codes[0] for codes in decoded.codes)
    read = (
        f"CASE WHEN {place} IS NOT NULL THEN ([{values}]::DOUBLE[])[{place}] "
        f"WHEN regexp_matches({cell}, {literal(PLAIN_NUMBER[decimal])}) THEN CAST({point} AS DOUBLE) END"
    )
    scaled = f"({read}) * {literal(item.multiplier)}" if item.multiplier != 1 else read
    bounds = [f"({scaled}) < {literal(item.low)}"] if item.low is not None else []
    bounds += [f"({scaled}) > {literal(item.high)}"] if item.high is not None else []
    reason = f"{_texts(decoded.reasons)}[{place}]"
    if not bounds:
        return Reading(item.name, scaled, reason)
    outside = " OR ".join(bounds)
    return Reading(
        item.name,
        f"CASE WHEN {outside} THEN NULL ELSE {scaled} END",
        f"CASE WHEN {outside} THEN 'out_of_range' ELSE {reason} END",
    )


def date_reading(engine: Engine, item: Item, decoded: Decoded, formats: tuple[str, ...]) -> Reading:
    place = cell_place(engine, decoded)
    cell = f"trim({identifier(decoded.column)})"
    return Reading(
        item.name, f"try_strptime({cell}, {text_list(formats)})", f"{_texts(decoded.reasons)}[{place}]"
    )


def text_reading(engine: Engine, item: Item, decoded: Decoded) -> Reading:
    place = cell_place(engine, decoded)
    cell = f"nullif(trim({identifier(decoded.column)}), '')"
    return Reading(
        item.name, f"CASE WHEN {place} IS NULL THEN {cell} END", f"{_texts(decoded.reasons)}[{place}]"
    )


def cell_place(engine: Engine, decoded: Decoded) -> str:
    """The place of a row's cell among the decoded cells, from 1; NULL where it is none of them."""
    if not decoded.cells:
        return "NULL::BIGINT"
    return f"(enum_code(TRY_CAST({identifier(decoded.column)} AS {engine.enum(decoded.cells)})) + 1)"


def _texts(values: list[str | None] | tuple[str | None, ...]) -> str:
    return f"([{', '.join(literal(value) for value in values)}]::VARCHAR[])"
