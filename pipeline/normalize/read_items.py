"""Reads every item of a wave: how, and what the codebook does not explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook.model import Item, ItemType, Wave
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.normalize import expressions, problems
from pipeline.normalize.columns import ExportColumn, declared_reason
from pipeline.normalize.dates import date_formats
from pipeline.normalize.decode import (
    Decoded,
    decode_cells,
    delimited_meaning,
    flag_meaning,
    single_meaning,
)
from pipeline.normalize.expressions import Reading
from pipeline.normalize.number import decimal_mark, parse_number

CELLS = Path(__file__).with_name("cells.sql")
MOST_CELLS = 20_000  # distinct cells of a closed column; a number column's cells that are not plain
WHOLE_NUMBER = r"^[+-]?[0-9]+$"


@dataclass(frozen=True, slots=True)
class Readings:
    """The items of a wave as expressions over the relation `rows`."""

    readings: tuple[Reading, ...]
    problems: tuple[str, ...]


def read_items(engine: Engine, wave: Wave, columns: Mapping[str, ExportColumn], language: str) -> Readings:
    """One reading an item, in the codebook's order. The relation `rows` holds the export as text."""
    readings: list[Reading] = []
    found: list[str] = []
    for item in wave.items:
        if not item.in_wave:
            readings.append(expressions.not_in_wave(item))
            continue
        wanted = tuple(item.columns.values()) if item.columns else (item.column or item.name,)
        absent = [column for column in wanted if column not in columns]
        if absent:
            found += [problems.missing_column(item, column, tuple(columns)) for column in absent]
            continue
        reading, trouble = _read_item(engine, item, columns, language)
        found += trouble
        if reading:
            readings.append(reading)
    return Readings(tuple(readings), tuple(found))


def _read_item(
    engine: Engine, item: Item, columns: Mapping[str, ExportColumn], language: str
) -> tuple[Reading | None, list[str]]:
    if item.columns:
        decoded = tuple(
            decode_cells(column, distinct_cells(engine, column), flag_meaning(item, option, columns[column]))
            for option, column in item.columns.items()
        )
        return expressions.set_reading(engine, item, decoded), _unknown(item, decoded)
    column = columns[item.column or item.name]
    match item.type:
        case ItemType.SINGLE | ItemType.ORDINAL:
            one = decode_cells(column.name, distinct_cells(engine, column.name), single_meaning(item, column))
            return expressions.single_reading(engine, item, one), _unknown(item, (one,))
        case ItemType.MULTIPLE:
            one = decode_cells(
                column.name, distinct_cells(engine, column.name), delimited_meaning(item, column)
            )
            return expressions.delimited_reading(engine, item, one), _unknown(item, (one,))
        case ItemType.NUMBER:
            return _read_number(engine, item, column, language)
        case ItemType.DATE:
            return _read_date(engine, item, column)
        case ItemType.TEXT:
            return expressions.text_reading(engine, item, _missing_only(engine, item, column)), []
    raise AssertionError(f"items.{item.name}: nobody reads the type {item.type}")


def distinct_cells(engine: Engine, column: str, *, besides: str | None = None) -> list[tuple[str, int]]:
    """The distinct cells of a column with their rows, most frequent first; those like `besides` left out."""
    cell = identifier(column)
    engine.view("column_cells", "rows", {"cell": _without(cell, besides) if besides else cell})
    frame = engine.run(CELLS, most=MOST_CELLS)
    return list(zip(frame["cell"], frame["rows"].astype(int), strict=True))


def _without(cell: str, pattern: str) -> str:
    return f"CASE WHEN NOT regexp_matches(trim({cell}), '{pattern}') THEN {cell} END"


def _read_number(
    engine: Engine, item: Item, column: ExportColumn, language: str
) -> tuple[Reading | None, list[str]]:
    reasons = _reasons(engine, item, column)
    shown = [
        cell for cell, _ in distinct_cells(engine, column.name, besides=WHOLE_NUMBER) if cell not in reasons
    ]
    decimal = item.decimal or decimal_mark(shown, language=language)
    if decimal is None:
        return None, [problems.mixed_marks(item, column.name)]

    def meaning(cell: str) -> tuple[tuple[str, ...] | None, str | None]:
        if cell in reasons:
            return None, reasons[cell]
        number = parse_number(cell, decimal=decimal)
        return (None, None) if number is None else ((repr(number),), None)

    special = distinct_cells(engine, column.name, besides=expressions.PLAIN_NUMBER[decimal])
    known = [(cell, 0) for cell in reasons if cell not in dict(special)]
    decoded = decode_cells(column.name, [*known, *special], meaning)
    return expressions.number_reading(engine, item, decoded, decimal=decimal), _unknown(item, (decoded,))


def _read_date(engine: Engine, item: Item, column: ExportColumn) -> tuple[Reading | None, list[str]]:
    missing = _missing_only(engine, item, column)
    cells = [cell for cell, _ in distinct_cells(engine, column.name) if cell not in missing.cells]
    formats = date_formats(cells, given=item.date_format)
    if cells and not formats:
        return None, [problems.unreadable_dates(item, column.name, cells[0])]
    return expressions.date_reading(engine, item, missing, formats or ("%Y-%m-%d",)), []


def _reasons(engine: Engine, item: Item, column: ExportColumn) -> dict[str, str]:
    """The cells of an open column that are missing codes: the codebook's, then the file's own."""
    reasons = dict(item.missing)
    candidates = set(column.missing) | (set(column.labels) if column.missing_ranges else set())
    for cell in sorted(candidates):
        if column.declares_missing(cell):
            reasons.setdefault(cell, declared_reason(column.labels.get(cell, "")))
    return reasons


def _missing_only(engine: Engine, item: Item, column: ExportColumn) -> Decoded:
    reasons = _reasons(engine, item, column)
    return Decoded(column.name, tuple(reasons), tuple(None for _ in reasons), tuple(reasons.values()), ())


def _unknown(item: Item, decoded: tuple[Decoded, ...]) -> list[str]:
    return [problems.unknown_cells(item, one.column, one.unknown) for one in decoded if one.unknown]
