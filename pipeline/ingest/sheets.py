"""Sheets of Excel and OpenDocument workbooks as delimited text. Runs in a child process: see child.py."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.plain import as_text

TOTALS = frozenset(
    ("total", "totals", "grand total", "sum", "average", "mean", "totaal", "som", "gemiddelde", "gesamt", "summe",
     "gesamtsumme", "mittelwert", "durchschnitt", "moyenne", "somme", "suma", "media")
)  # fmt: skip
LEAST_ROWS = 5

Cell = str | float | int | bool | date | datetime | time | timedelta


def sheet_sizes(path: str) -> list[list[Any]]:
    """Name and number of filled cells of every sheet, in the order of the workbook; of a single one just 1."""
    book = _book(path)
    if len(book.sheet_names) == 1:
        return [[book.sheet_names[0], 1]]  # no choice, and no need to read it now
    return [[name, sum(cell != "" for row in _rows(book, name) for cell in row)] for name in book.sheet_names]


def write_text(path: str, sheet: str, to: str) -> int:
    """Writes one sheet as comma-separated UTF-8. Returns the number of rows."""
    rows = _rows(_book(path), sheet)
    _refuse_totals(rows)
    with open(to, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 (a descriptor)
        csv.writer(file, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return len(rows)


def _refuse_totals(rows: list[list[Cell]]) -> None:
    """A row of sums at the end would be one more respondent."""
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell != "" for cell in row)]
    if len(filled) < LEAST_ROWS:
        return
    number, last = filled[-1]
    first = next(cell for cell in last if cell != "")
    if (
        str(first).strip().rstrip(":").casefold() in TOTALS
        and sum(isinstance(c, int | float) for c in last) > 1
    ):
        raise ExportError(
            f"row {number} begins with {first!r} and has sums where respondents have answers; "
            "delete it in the workbook, save it, and try again."
        )


def _book(path: str) -> Any:
    import python_calamine

    try:
        with open(path, "rb") as file:  # noqa: PTH123 (a descriptor)
            return python_calamine.CalamineWorkbook.from_filelike(file)
    except python_calamine.PasswordError:
        raise ExportError("the workbook is protected by a password; save it without one.") from None
    except python_calamine.CalamineError as error:
        raise ExportError(f"the workbook cannot be read ({error}); save it again.") from None


def _rows(book: Any, sheet: str) -> list[list[Cell]]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _cell(value: Cell) -> str:
    """As the person who typed it would read it: whole numbers without a point, dates as ISO."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        whole = (value + timedelta(milliseconds=500)).replace(microsecond=0)  # a workbook stores days
        return whole.isoformat(sep=" ") if whole.time() != time() else whole.date().isoformat()
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return as_text(value) or ""
