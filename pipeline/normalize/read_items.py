"""Reads every item of a wave: how, and what the codebook does not explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.codebook.model import Item, ItemType, Wave
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.errors import ExportError
from pipeline.normalize import expressions, problems
from pipeline.normalize.allocation import held_to_totals
from pipeline.normalize.back_coding import asked_behind, back_coded, is_other
from pipeline.normalize.coded import coded_column, coded_reading
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.dates import date_order, date_sql, unread_dates
from pipeline.normalize.decode import Decoded, decode_cells, delimited_meaning, single_meaning
from pipeline.normalize.distinct_cells import DistinctCells
from pipeline.normalize.expressions import Reading
from pipeline.normalize.mentions import mentions, mentions_reading, place_reading
from pipeline.normalize.number_column import number_column
from pipeline.normalize.selected import flag_meaning

OPEN = frozenset({ItemType.TEXT, ItemType.DATE})  # nobody looks at their cells one by one


@dataclass(frozen=True, slots=True)
class Readings:
    """The items of a wave as expressions over the relation `rows`."""

    readings: tuple[Reading, ...]
    problems_of: Mapping[
        str, tuple[str, ...]
    ]  # item -> what its cells hold that the codebook does not explain

    @property
    def problems(self) -> tuple[str, ...]:
        """Those of all items, in the codebook's order."""
        return tuple(problem for problems in self.problems_of.values() for problem in problems)


def read_items(engine: Engine, wave: Wave, columns: Mapping[str, ExportColumn], language: str) -> Readings:
    """One reading an item, in the codebook's order, but for items whose column is not in `columns`.

    The relation `rows` holds the export as text.
    """
    closed = [item for item in wave.items if item.in_wave and item.type not in OPEN and not item.codes_file]
    counted = DistinctCells(
        engine,
        [name for item in closed for name in _places(item) if name in columns],
        ids=(wave.respondent_id, wave.company_id),
    )
    readings: dict[str, Reading] = {}
    found: dict[str, tuple[str, ...]] = {}
    for item in wave.items:
        if not item.in_wave:
            readings[item.name] = expressions.not_in_wave(item)
        elif item.codes_file:
            continue
        elif all(column in columns for column in _places(item)):
            reading, trouble = _tried(counted, item, columns, language)
            readings |= {item.name: reading} if reading else {}
            if trouble:
                found[item.name] = tuple(trouble)
    readings |= held_to_totals(wave.items, readings)
    _read_codes(engine, wave, columns, readings)
    return Readings(tuple(readings[item.name] for item in wave.items if item.name in readings), found)


def _read_codes(
    engine: Engine, wave: Wave, columns: Mapping[str, ExportColumn], readings: dict[str, Reading]
) -> None:
    """Adds the readings of coded texts, which change those of the items they are behind."""
    items = {item.name: item for item in wave.items if item.in_wave}
    for item in items.values():
        column = columns.get(item.column or item.name) if item.codes_file else None
        if column is None:
            continue
        coded = coded_column(engine, item, column.name)
        reading = coded_reading(item, column.name, coded, missing_texts(item, column))
        behind, option = item.other_of or ("", "")
        if behind in items and behind in readings:
            chosen = is_other(items[behind], option, readings[behind])
            reading = asked_behind(reading, coded, chosen)
            readings[behind] = back_coded(items[behind], option, readings[behind], coded)
        readings[item.name] = reading


def _places(item: Item) -> tuple[str, ...]:
    """The columns that the item is read from."""
    return item.read_from


def _tried(
    counted: DistinctCells, item: Item, columns: Mapping[str, ExportColumn], language: str
) -> tuple[Reading | None, list[str]]:
    """The item's reading; a column that cannot be read at all is one problem among the others."""
    try:
        return _read_item(counted, item, columns, language)
    except ExportError as error:
        return None, [f"items.{item.name} (line {item.line}): {error}"]


def _read_item(
    counted: DistinctCells, item: Item, columns: Mapping[str, ExportColumn], language: str
) -> tuple[Reading | None, list[str]]:
    engine = counted.engine
    if item.mentions or item.place_of or item.in_places:
        named = replace(item, options=item.ranked or item.options)
        mentioned, decoded = mentions(counted, named, columns)
        reading = place_reading(item, mentioned) if item.place_of else mentions_reading(item, mentioned)
        return reading, [] if item.place_of else _unknown(counted, item, *decoded)
    if item.columns:
        decoded = tuple(
            decode_cells(column, counted.of(column), flag_meaning(item, option, columns[column]))
            for option, column in item.columns.items()
        )
        return expressions.set_reading(engine, item, decoded), _unknown(counted, item, *decoded)
    column = columns[item.column or item.name]
    match item.type:
        case ItemType.SINGLE | ItemType.ORDINAL:
            one = decode_cells(column.name, counted.of(column.name), single_meaning(item, column))
            return expressions.single_reading(engine, item, one), _unknown(counted, item, one)
        case ItemType.MULTIPLE:
            cells = counted.of(column.name)
            one = decode_cells(column.name, cells, delimited_meaning(item, column))
            return expressions.delimited_reading(engine, item, one), _unknown(counted, item, one)
        case ItemType.NUMBER:
            return _read_number(counted, item, column, language)
        case ItemType.DATE:
            return _read_date(counted, item, column)
        case ItemType.TEXT:
            cell = f"nullif(trim({identifier(column.name)}), '')"
            return expressions.open_reading(item, column.name, cell, missing_texts(item, column)), []
    raise AssertionError(f"items.{item.name}: nobody reads the type {item.type}")


def _read_number(
    counted: DistinctCells, item: Item, column: ExportColumn, language: str
) -> tuple[Reading | None, list[str]]:
    read = number_column(counted, column, item.missing, decimal=item.decimal, language=language)
    if read is None:
        return None, [problems.mixed_marks(item, column.name)]
    unknown = [problems.unknown_cells(item, column.name, read.unknown, counted.named)] if read.unknown else []
    return expressions.number_reading(item, read.value, read.reason), unknown


def _read_date(counted: DistinctCells, item: Item, column: ExportColumn) -> tuple[Reading | None, list[str]]:
    engine = counted.engine
    missing = missing_texts(item, column)
    order = item.date_format or date_order(engine, column.name, tuple(missing))
    if order is None:
        cell, _ = unread_dates(engine, column.name, "iso", tuple(missing))[0]
        return None, [problems.unreadable_dates(item, column.name, counted.named(column.name, cell))]
    unread = unread_dates(engine, column.name, order, tuple(missing))
    answer = date_sql(f"trim({identifier(column.name)})", order)
    reading = expressions.open_reading(item, column.name, answer, missing)
    unknown = [problems.unknown_cells(item, column.name, unread, counted.named)] if unread else []
    return reading, unknown


def missing_texts(item: Item, column: ExportColumn) -> dict[str, str]:
    """Missing codes of an open column, in lower case: the codebook's, then the file's own."""
    reasons = {cell.strip().lower(): reason for cell, reason in item.missing.items()}
    for cell in sorted({*column.missing, *column.labels}):
        if column.declares_missing(cell):
            reasons.setdefault(cell.strip().lower(), column.reason(cell))
    return reasons


def _unknown(counted: DistinctCells, item: Item, *decoded: Decoded) -> list[str]:
    return [
        problems.unknown_cells(item, one.column, one.unknown, counted.named) for one in decoded if one.unknown
    ]
