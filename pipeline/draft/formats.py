"""Whether cells read as dates or numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

ISO = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?)?")
LOOKS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}( \d{1,2}:\d{2}(:\d{2})?( [AP]M)?)?")
ORDERS = {"-": ("%d-%m", "%m-%d"), "/": ("%d/%m", "%m/%d"), ".": ("%d.%m", "%m.%d")}
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}([., ]\d{3})+)([.,]\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def date_format(cells: Sequence[str]) -> str | None:
    """The format to declare: "" where none is needed, None where the cells are no dates."""
    if not cells:
        return None
    if all(ISO.fullmatch(cell) for cell in cells):
        return ""
    if not all(LOOKS.fullmatch(cell) for cell in cells):
        return None
    separator = re.sub(r"\d", "", cells[0])[0]
    year = "%Y" if re.search(r"\d{4}", cells[0]) else "%y"
    times = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
    for order in ORDERS[separator]:
        for time in times:
            format_ = f"{order}{separator}{year}{time}"
            if all(_reads(cell, format_) for cell in cells):
                return format_
    return None


def decimal_mark(cells: Sequence[str]) -> str | None:
    """ "." or "," where every cell is a number, else None."""
    if not cells or not all(NUMBER.fullmatch(cell.strip()) for cell in cells):
        return None
    has_comma = any(re.search(r"\d,(\d{1,2}|\d{4,})$", cell) for cell in cells)
    return "," if has_comma and not any(re.search(r"\d\.\d{1,2}$", cell) for cell in cells) else "."


def _reads(cell: str, format_: str) -> bool:
    try:
        datetime.strptime(cell.strip(), format_)
    except ValueError:
        return False
    return True
