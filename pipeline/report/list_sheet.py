"""A published table as a sheet: its columns as they are, filters on, percentages where shares stand."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from pipeline.report.table_rows import Row
from pipeline.report.workbook_formats import Formats, cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDTHS = {"text": 24, "number": 12}
COUNTS = ("base", "count", "rows", "bytes", "columns", "order", "personal", "df")


def write_list_sheet(
    sheet: Worksheet, rows: Sequence[Row], columns: Sequence[str], formats: Formats, *, notice: str = ""
) -> None:
    """Writes the rows under a frozen head; a table without rows says so."""
    if notice:
        sheet.write_string(0, 0, notice, formats.warning)
    for place, column in enumerate(columns):
        sheet.write_string(1, place, column.replace("_", " "), formats.head)
        is_text = any(isinstance(row[column], str) and row[column] for row in rows)
        sheet.set_column(place, place, WIDTHS["text" if is_text else "number"])
    number_formats = [_format(column, formats) for column in columns]
    for at, row in enumerate(rows, start=2):
        for place, column in enumerate(columns):
            value = row[column]
            if isinstance(value, str):
                sheet.write_string(at, place, cell_text(value), formats.text)
            elif not isnan(value):
                sheet.write_number(at, place, value, number_formats[place])
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, len(columns) - 1)
    else:
        sheet.write_string(2, 0, "This table has no rows.", formats.text)


def _format(column: str, formats: Formats) -> Any:
    if "share" in column:
        return formats.share
    return formats.count if column.endswith(COUNTS) else formats.number
