"""A published table as a sheet: its columns as they are, filters on, percentages where shares stand."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from pipeline.report.table_rows import Row
from pipeline.report.workbook_formats import Formats, cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NARROW, WIDE, LOOKED_AT = 7, 30, 200  # characters of a column, and rows that its width is chosen by
A3 = 8


def write_list_sheet(
    sheet: Worksheet, rows: Sequence[Row], columns: Sequence[str], formats: Formats, *, notice: str = ""
) -> None:
    """Writes the rows under a frozen head; a table without rows says so."""
    if notice:
        sheet.write_string(0, 0, notice, formats.warning)
    for place, column in enumerate(columns):
        sheet.write_string(1, place, column.replace("_", " "), formats.head)
        sheet.set_column(place, place, _width(column, rows))
    number_formats = [_format(column, rows, formats) for column in columns]
    for at, row in enumerate(rows, start=2):
        for place, column in enumerate(columns):
            value = row[column]
            if isinstance(value, str):
                sheet.write_string(at, place, cell_text(value), formats.text)
            elif isinstance(value, bool):
                sheet.write_boolean(at, place, value)
            elif not isnan(value):
                sheet.write_number(at, place, value, number_formats[place])
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, len(columns) - 1)
    else:
        sheet.write_string(2, 0, "This table has no rows.", formats.text)


def _width(column: str, rows: Sequence[Row]) -> int:
    """Wide enough for its heading's longest word, and for its texts up to a limit."""
    texts = [len(row[column]) for row in rows[:LOOKED_AT] if isinstance(row[column], str)]
    heading = max(map(len, column.split("_"))) + 3  # the filter's arrow
    return min(WIDE, max(NARROW, heading, *texts))


def _format(column: str, rows: Sequence[Row], formats: Formats) -> Any:
    """Shares as percentages; columns of whole numbers without a point."""
    if "share" in column or column.endswith("_rate"):
        return formats.share
    values = (row[column] for row in rows[:LOOKED_AT] if not isinstance(row[column], str))
    is_whole = all(isnan(value) or float(value).is_integer() for value in values)
    return formats.count if is_whole else formats.number
