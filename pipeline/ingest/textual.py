"""The first records of a delimited text: delimiter, headers, a few respondents."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TextIO

from pipeline.errors import ExportError

DELIMITERS = (",", ";", "\t", "|")
ENOUGH_RECORDS = 200
FIRST_WINDOW = 1 << 20  # characters
LAST_WINDOW = 1 << 25
MAX_CELL = 1 << 24  # characters; a longer cell is a quote that was never closed
MAX_WIDTH = 100_000
ENOUGH_FOR_HEADERS = 8

Record = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The first records of a text file, the header first."""

    delimiter: str
    records: tuple[Record, ...]  # without blank lines and without what stands above the header
    skips: tuple[int, ...]  # for each record, how many records of the file stand before it
    is_whole: bool  # there are no others

    @property
    def width(self) -> int:
        """Number of columns: the cells of the header."""
        return len(self.records[0])


def head_of(text: TextIO, name: str) -> Head:
    """The head of a text without NUL bytes. Raises ExportError for a text without a complete record."""
    csv.field_size_limit(MAX_CELL)
    window, size = "", FIRST_WINDOW
    while True:
        block = text.read(size)
        window, is_whole = window + block, len(block) < size
        delimiter, body, above = _delimiter(window, name)
        records = _records(body, delimiter, name, is_whole=is_whole)
        if is_whole or len(records) >= ENOUGH_FOR_HEADERS or len(window) >= LAST_WINDOW:
            break
        size *= 4
    if not window.strip():
        raise ExportError(f"{name}: the file is empty; export it again.")
    if not any(records):
        raise ExportError(f"{name}: its first row does not end, a quote is never closed; export it again.")
    return _without_preamble(records, delimiter, above=above, is_whole=is_whole)


def _delimiter(window: str, name: str) -> tuple[str, str, int]:
    """The delimiter, the text after a `sep=` line, and 1 where there is such a line."""
    first, _, rest = window.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4], rest, 1
    return max(DELIMITERS, key=lambda delimiter: _regularity(window, delimiter, name)), window, 0


def _regularity(window: str, delimiter: str, name: str) -> tuple[float, int]:
    """How much the text looks like a table with this delimiter: share of equally wide records, width."""
    if delimiter not in window:
        return 0.0, 0
    records = [record for record in _records(window[: 1 << 18], delimiter, name, is_whole=False) if record]
    if not records:
        return 0.0, window.count(delimiter)
    width, count = Counter(map(len, records)).most_common(1)[0]
    return (round(count / len(records), 1), width) if width > 1 else (0.0, 0)


def _records(text: str, delimiter: str, name: str = "", *, is_whole: bool) -> list[Record]:
    """Parsed records, blank lines as empty ones; the last is left out where it may not be complete."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[Record] = []
    try:
        for record in reader:
            records.append(tuple(record))
            if len(records) > ENOUGH_RECORDS:
                break
    except csv.Error as error:
        raise ExportError(
            f"{name}: row {len(records) + 1}: a cell of over {MAX_CELL >> 20} million characters ({error}); "
            "a quote was probably never closed: export the file again."
        ) from error
    if max(map(len, records), default=0) > MAX_WIDTH:
        raise ExportError(f"{name}: over {MAX_WIDTH:,} columns; no survey is that wide: export it again.")
    return records if is_whole and len(records) <= ENOUGH_RECORDS else records[:-1]


def _without_preamble(records: list[Record], delimiter: str, *, above: int, is_whole: bool) -> Head:
    """Leaves out titles and notes above the header: records narrower than the table beneath."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    usual = widths.most_common(1)[0][0] if widths else 1
    numbered = [(at, record) for at, record in enumerate(records, start=above) if record]
    first = next((at for at, record in numbered if _is_header_like(record, usual)), numbered[0][0])
    kept = [(at, record) for at, record in numbered if at >= first]
    return Head(delimiter, tuple(record for _, record in kept), tuple(at for at, _ in kept), is_whole)


def _is_header_like(record: Record, usual: int) -> bool:
    """As wide as the table, and unlike a title that a spreadsheet padded with blanks."""
    filled = sum(1 for cell in record if cell.strip())
    return len(record) >= usual - 1 and (filled > 1 or usual < 4)
