"""Rows of delimited text, parsed record by record: slower, and able to say what is wrong where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.batches import write_records
from pipeline.ingest.export import Column, TextRows
from pipeline.ingest.textual import LAST_WINDOW, MAX_CELL
from pipeline.ingest.unpack import open_source

Record = list[str]


def write_parsed(rows: TextRows, columns: Sequence[Column], to: Path) -> int:
    """Writes the rows; see `write_rows`. Raises ExportError with the line of a ragged or unclosed record."""
    at = [column.position - 1 for column in columns]
    records = ([record[position] for position in at] for record in respondents(rows, f"{rows.source.name}: "))
    return write_records([column.name for column in columns], records, to)


def respondents(rows: TextRows, where: str = "") -> Iterator[Record]:
    """The records beneath the headers, each as wide as the header; blank ones are left out.

    Cells beyond the header that are empty are dropped. Raises ExportError for any other width;
    its message starts with `where`.
    """
    csv.field_size_limit(MAX_CELL)
    with open_source(rows.source) as file:
        lines = _Lines(io.TextIOWrapper(file, encoding=rows.encoding, newline=""), rows.delimiter, where)
        reader = csv.reader(lines, delimiter=rows.delimiter)
        try:
            for number, record in enumerate(reader):
                if number >= rows.skip and any(record):
                    yield _fitted(record, rows.width, lines)
                lines.end_record()
        except csv.Error as error:
            raise ExportError(
                f"{where}line {lines.first}: a cell of over {MAX_CELL >> 20} million characters "
                f"({error}); a quote was probably never closed: export the file again."
            ) from error
        lines.require_closed()


def _fitted(record: Record, width: int, lines: _Lines) -> Record:
    if len(record) == width:
        return record
    if len(record) > width and not any(record[width:]):
        return record[:width]
    lines.require_closed()
    if len(record) < width and lines.are_over():
        raise ExportError(
            f"{lines.where}line {lines.first}: the file ends in the middle of a row "
            f"({len(record)} of {width} cells): it was cut off; copy or export it again."
        )
    raise ExportError(
        f"{lines.where}line {lines.first}: {len(record)} cells where the header has {width}; "
        "a delimiter, quote or line break in a cell was not quoted: export the file again."
    )


class _Lines:
    """The lines of a text for the parser; remembers those of the last record."""

    def __init__(self, text: io.TextIOWrapper, delimiter: str, where: str):
        self._text, self._delimiter, self.where = text, delimiter, where
        self._record: list[str] = []
        self._has_ended = True
        self._first = 1
        self._ahead: str | None = None

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._ahead if self._ahead is not None else self._line()
        self._ahead = None
        if not line:
            raise StopIteration
        if self._has_ended:
            self._first += len(self._record)
            self._record, self._has_ended = [], False
        self._record.append(line)
        return line

    def _line(self) -> str:
        line = self._text.readline(LAST_WINDOW)
        if len(line) == LAST_WINDOW:
            raise ExportError(
                f"{self.where}line {self._first + len(self._record)}: over {LAST_WINDOW >> 20} million characters "
                "in one line; the file is damaged: export it again."
            )
        return line

    @property
    def first(self) -> int:
        """The line on which the last record starts, from 1."""
        return self._first

    def end_record(self) -> None:
        """The next line starts a record."""
        self._has_ended = True

    def are_over(self) -> bool:
        """True where no line follows the last record."""
        if self._ahead is None:
            self._ahead = self._line()
        return not self._ahead

    def require_closed(self) -> None:
        """Raises ExportError where the last record's quote is still open at the end of the file."""
        if not self._record or not self.are_over():
            return
        try:
            list(csv.reader(self._record, delimiter=self._delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise ExportError(
                    f"{self.where}line {self.first}: a quoted cell is never closed before the file ends: "
                    "the file was cut off or is damaged; copy or export it again."
                ) from error
