"""Each item's answer and reason as SQL expressions over the export's rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """One option, or none."""
    place = cell_place(engine, decoded.column, decoded.cells)
    codes = [codes[0] if codes else None for codes in decoded.codes]
    return Reading(item.name, f"{texts(codes)}[{place}]", f"{texts(decoded.reasons)}[{place}]")


def delimited_reading(engine: Engine, item: Item, decoded: Decoded) -> Reading:
    """The options that one cell holds."""
    place = cell_place(engine, decoded.column, decoded.cells)
    lists = ", ".join("NULL" if codes is None else text_list(codes) for codes in decoded.codes)
    return Reading(item.name, f"([{lists}]::VARCHAR[][])[{place}]", f"{texts(decoded.reasons)}[{place}]")


def set_reading(engine: Engine, item: Item, columns: tuple[Decoded, ...]) -> Reading:
    """A multiple-response set: what is selected; none selected is an empty list, blank throughout is no answer."""
    selected, answered, reasons = [], [], []
    for decoded in columns:
        place = cell_place(engine, decoded.column, decoded.cells)
        selected.append(f"{texts([codes[0] if codes else None for codes in decoded.codes])}[{place}]")
        flags = ", ".join(literal(codes is not None) for codes in decoded.codes)
        answered.append(f"coalesce(([{flags}]::BOOLEAN[])[{place}], FALSE)")
        reasons.append(f"{texts(decoded.reasons)}[{place}]")
    chosen = f"list_filter([{', '.join(selected)}], lambda code: code IS NOT NULL)"
    return Reading(
        item.name,
        f"CASE WHEN {' OR '.join(answered)} THEN {chosen} END",
        f"coalesce({', '.join(reasons)}, NULL)",
    )


def number_reading(item: Item, value: str, reason: str) -> Reading:
    """A number in its unit; one outside the permitted range is no answer: `out_of_range`."""
    scaled = f"({value}) * {literal(item.multiplier)}" if item.multiplier != 1 else value
    bounds = [f"({scaled}) < {literal(item.low)}"] if item.low is not None else []
    bounds += [f"({scaled}) > {literal(item.high)}"] if item.high is not None else []
    if not bounds:
        return Reading(item.name, scaled, reason)
    outside = " OR ".join(bounds)
    return Reading(
        item.name,
        f"CASE WHEN {outside} THEN NULL ELSE {scaled} END",
        f"CASE WHEN {outside} THEN 'out_of_range' ELSE {reason} END",
    )


def open_reading(item: Item, column: str, answer: str, reasons: Mapping[str, str]) -> Reading:
    """A date or text: `answer`, unless the cell is one of the missing codes `reasons` (in lower case)."""
    cell = f"lower(trim({identifier(column)}))"
    reason = f"{texts(tuple(reasons.values()))}[list_position({text_list(tuple(reasons))}, {cell})]"
    return Reading(item.name, f"CASE WHEN {reason} IS NULL THEN {answer} END", reason)


def cell_place(engine: Engine, column: str, cells: Sequence[str]) -> str:
    """The place of a row's cell among the decoded cells, from 1; NULL where it is none of them."""
    if not cells:
        return "NULL::BIGINT"
    return f"(enum_code(TRY_CAST({identifier(column)} AS {engine.enum(cells)})) + 1)"


def texts(values: Sequence[str | None]) -> str:
    """A list of texts, some of them NULL, as SQL."""
    return f"([{', '.join(literal(value) for value in values)}]::VARCHAR[])"
