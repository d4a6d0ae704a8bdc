"""Whether cells read as dates or numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from pipeline.normalize import number

ISO = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?)?")
LOOKS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}( \d{1,2}:\d{2}(:\d{2})?( [AP]M)?)?")
ORDERS = {"-": ("%d-%m", "%m-%d"), "/": ("%d/%m", "%m/%d"), ".": ("%d.%m", "%m.%d")}
NAMED = re.compile(
    r"([A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2}[ -][A-Z][a-z]{2,8}[ -]\d{4})( \d{1,2}:\d{2}(:\d{2})?( [AP]M)?)?"
)
NAMED_DAYS = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y")
TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[AaPp]\.?[Mm]\.?)?")


def date_format(cells: Sequence[str]) -> str | None:
    """The format to declare: "" where none is needed, None where the cells are no dates."""
    if not cells:
        return None
    if all(ISO.fullmatch(cell) for cell in cells):
        return ""
    if all(NAMED.fullmatch(cell) for cell in cells):
        return _first_that_reads(cells, NAMED_DAYS)
    if not all(LOOKS.fullmatch(cell) for cell in cells):
        return None
    separator = re.sub(r"\d", "", cells[0])[0]
    year = "%Y" if re.search(r"\d{4}", cells[0]) else "%y"
    return _first_that_reads(cells, [f"{order}{separator}{year}" for order in ORDERS[separator]])


def is_clock(cells: Sequence[str]) -> bool:
    """Whether the cells are times of the day."""
    return bool(cells) and all(CLOCK.fullmatch(cell.strip()) for cell in cells)


def is_day_in_doubt(cells: Sequence[str], format_: str) -> bool:
    """Whether the cells read just as well with day and month the other way round."""
    turned = {"%d": "%m", "%m": "%d"}
    other = re.sub("%[dm]", lambda found: turned[found.group()], format_)
    return other != format_ and all(_reads(cell, other) for cell in cells)


def _first_that_reads(cells: Sequence[str], days: Sequence[str]) -> str | None:
    fit = (_reading(cells, day) for day in days)
    found = {format_: moments for format_, moments in filter(None, fit)}
    # fieldwork takes days, not months: where both orders read, the one with the shorter span is likelier
    return min(found, key=lambda format_: max(found[format_]) - min(found[format_]), default=None)


def _reading(cells: Sequence[str], day: str) -> tuple[str, list[datetime]] | None:
    """The format with this order of day and month that reads every cell, and what it reads."""
    for format_ in (f"{day}{time}" for time in TIMES):
        if all(_reads(cell, format_) for cell in cells):
            return format_, [datetime.strptime(cell.strip(), format_) for cell in cells]
    return None


def decimal_mark(cells: Sequence[str]) -> str | None:
    """ "." or "," where every cell is a number as normalize reads it, else None."""
    if not cells:
        return None
    mark = number.decimal_mark(cells, language="")
    is_number = mark is not None and all(
        number.parse_number(cell, decimal=mark) is not None for cell in cells
    )
    return mark if is_number else None


def _reads(cell: str, format_: str) -> bool:
    try:
        datetime.strptime(cell.strip(), format_)
    except ValueError:
        return False
    return True
