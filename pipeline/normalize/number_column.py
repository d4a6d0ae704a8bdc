"""A column of numbers as SQL: plain cells are cast, the others were read one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.decode import CellMeaning, decode_cells
from pipeline.normalize.distinct_cells import DistinctCells
from pipeline.normalize.expressions import cell_place, texts
from pipeline.normalize.fold import fold
from pipeline.normalize.number import decimal_mark, parse_number

WHOLE_NUMBER = r"^[+-]?[0-9]+$"
PLAIN_NUMBER = {  # by decimal mark: cells that SQL casts by itself
    ",": r"^[+-]?[0-9]+(,[0-9]+)?$",
    ".": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$",
}


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """The number of a row, the reason its cell gives for none, and what is no number, with rows."""

    value: str
    reason: str
    unknown: tuple[tuple[str, int], ...]


def number_column(
    counted: DistinctCells,
    column: ExportColumn,
    missing: Mapping[str, str],
    *,
    decimal: str | None,
    language: str,
) -> NumberColumn | None:
    """How a column of `rows` is read; None where its cells show two decimal marks, or leave it open.

    A missing code is known by its number, however many zeros a program put behind it.
    """
    named = {fold(cell): reason for cell, reason in missing.items()}
    mark = decimal or ("." if column.type == "number" else _shown_mark(counted, column, named, language))
    if mark is None:
        return None

    def meaning(cell: str) -> CellMeaning:
        if (reason := named.get(fold(cell))) is not None:
            return CellMeaning(reason=reason)
        number = parse_number(cell, decimal=mark)
        return CellMeaning(unknown=(cell,)) if number is None else CellMeaning((repr(number),))

    special = decode_cells(column.name, counted.of(column.name, besides=PLAIN_NUMBER[mark]), meaning)
    number = _read(
        counted.engine,
        column.name,
        special.cells,
        [codes[0] if codes else None for codes in special.codes],
        mark,
    )
    given = _reason_of_number(number, column, missing)
    named_reason = f"{texts(special.reasons)}[{cell_place(counted.engine, column.name, special.cells)}]"
    reason = f"coalesce({given}, {named_reason})" if special.cells else given
    return NumberColumn(f"CASE WHEN {given} IS NULL THEN {number} END", reason, special.unknown)


def _shown_mark(
    counted: DistinctCells, column: ExportColumn, named: Mapping[str, str], language: str
) -> str | None:
    shown = counted.of(column.name, besides=WHOLE_NUMBER)
    return decimal_mark([cell for cell, _ in shown if fold(cell) not in named], language=language)


def _read(engine: Engine, column: str, cells: tuple[str, ...], numbers: list[str | None], mark: str) -> str:
    cell = f"trim({identifier(column)})"
    point = f"replace({cell}, ',', '.')" if mark == "," else cell
    plain = f"WHEN regexp_matches({cell}, {literal(PLAIN_NUMBER[mark])}) THEN CAST({point} AS DOUBLE)"
    if not any(numbers):
        return f"(CASE {plain} END)"
    place = cell_place(engine, column, cells)
    values = ", ".join(number or "NULL" for number in numbers)
    return f"(CASE WHEN {place} IS NOT NULL THEN ([{values}]::DOUBLE[])[{place}] {plain} END)"


def _reason_of_number(number: str, column: ExportColumn, missing: Mapping[str, str]) -> str:
    """The reason that a number is a code for: the codebook's, then what the file itself declares."""
    declared = {cell for cell in (*column.missing, *column.labels) if column.declares_missing(cell)}
    reasons = {cell: column.reason(cell) for cell in sorted(declared)} | dict(missing)
    coded = {_as_float(cell): reason for cell, reason in reasons.items()}
    cases = "".join(
        f" WHEN {literal(value)} THEN {literal(reason)}"
        for value, reason in coded.items()
        if value is not None
    )
    by_code = f"CASE {number}{cases} END" if cases else "NULL::VARCHAR"
    if not column.missing_ranges:
        return by_code
    inside = " OR ".join(_between(number, low, high) for low, high in column.missing_ranges)
    return f"coalesce({by_code}, CASE WHEN {inside} THEN 'no_answer' END)"


def _between(number: str, low: float, high: float) -> str:
    ends = [f"{number} >= {literal(low)}"] if isfinite(low) else []
    ends += [f"{number} <= {literal(high)}"] if isfinite(high) else []
    return f"({' AND '.join(ends) or f'{number} IS NOT NULL'})"


def _as_float(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if isfinite(value) else None
