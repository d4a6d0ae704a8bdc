"""Dates as platforms write them; the column itself shows whether the day or the month comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

ISO = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
)
DAY_FIRST = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y", "%d/%m/%y", "%d.%m.%y")
MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m-%d-%y")
TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")


def date_formats(cells: Sequence[str], *, given: str | None = None) -> tuple[str, ...]:
    """The strptime formats that read every cell of a column; empty where none does or two disagree.

    Where day-first and month-first read every cell alike in form but not in date, nothing is guessed.
    """
    if given:
        return (given,)
    if _read_all(cells, ISO):
        return ISO
    readings = [
        tuple(day + time for day in days for time in TIMES)
        for days in (DAY_FIRST, MONTH_FIRST)
        if _read_all(cells, tuple(day + time for day in days for time in TIMES))
    ]
    return readings[0] if len(readings) == 1 else ()


def is_date(cell: str, formats: Sequence[str]) -> bool:
    """Whether one of the formats reads the cell."""
    return any(_reads(cell, format_) for format_ in formats)


def _read_all(cells: Sequence[str], formats: Sequence[str]) -> bool:
    return bool(cells) and all(is_date(cell, formats) for cell in cells)


def _reads(cell: str, format_: str) -> bool:
    try:
        datetime.strptime(cell.strip(), format_)
    except ValueError:
        return False
    return True
