"""Rows of delimited text, parsed record by record: slower, and able to say what is wrong where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.batches import rows_per_group, write_batches
from pipeline.ingest.export import Column, TextRows
from pipeline.ingest.textual import MAX_CELL
from pipeline.ingest.unpack import open_source

Record = list[str]


def write_parsed(rows: TextRows, columns: Sequence[Column], to: Path) -> int:
    """Writes the rows; see `write_rows`. Raises ExportError with the line of a ragged or unclosed record."""
    return write_batches([column.name for column in columns], _batches(rows, columns), to)


def _batches(rows: TextRows, columns: Sequence[Column]) -> Iterator[list[Any]]:
    import pyarrow as pa

    at = [column.position - 1 for column in columns]
    for records in _grouped(respondents(rows), rows_per_group(len(columns))):
        cells = list(zip(*records, strict=True))
        yield [pa.array([cell or None for cell in cells[position]], type=pa.string()) for position in at]


def _grouped(records: Iterator[Record], size: int) -> Iterator[list[Record]]:
    group: list[Record] = []
    for record in records:
        group.append(record)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def respondents(rows: TextRows) -> Iterator[Record]:
    """The records beneath the headers, each as wide as the header; blank ones are left out.

    Cells beyond the header that are empty are dropped. Raises ExportError for any other width.
    """
    csv.field_size_limit(MAX_CELL)
    with open_source(rows.source) as file:
        lines = _Lines(io.TextIOWrapper(file, encoding=rows.encoding, newline=""))
        reader = csv.reader(lines, delimiter=rows.delimiter)
        try:
            for number, record in enumerate(reader):
                if number >= rows.skip and any(record):
                    yield _fitted(record, rows, lines)
                lines.forget()
        except csv.Error as error:
            raise ExportError(
                f"{rows.source.name}: line {lines.first}: a cell of over {MAX_CELL >> 20} million characters "
                f"({error}); a quote was probably never closed: export the file again."
            ) from error
        lines.require_closed(rows)


def _fitted(record: Record, rows: TextRows, lines: _Lines) -> Record:
    if len(record) == rows.width:
        return record
    if len(record) > rows.width and not any(record[rows.width :]):
        return record[: rows.width]
    lines.require_closed(rows)
    if len(record) < rows.width and lines.is_last():
        raise ExportError(
            f"{rows.source.name}: line {lines.first}: the file ends in the middle of a row "
            f"({len(record)} of {rows.width} cells): it was cut off; copy or export it again."
        )
    raise ExportError(
        f"{rows.source.name}: line {lines.first}: {len(record)} cells where the header has {rows.width}; "
        "a delimiter or quote in a cell was not quoted: export the file again."
    )


class _Lines:
    """The lines of a text for the parser; remembers those of the current record."""

    def __init__(self, text: io.TextIOWrapper):
        self._text = text
        self._record: list[str] = []
        self.first = 1
        self._ahead: str | None = None

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._ahead if self._ahead is not None else self._text.readline(MAX_CELL)
        self._ahead = None
        if not line:
            raise StopIteration
        self._record.append(line)
        return line

    def forget(self) -> None:
        """The record has ended well: the next one starts on the line after."""
        self.first += len(self._record)
        self._closed, self._record = self._record, []

    def is_last(self) -> bool:
        """True where no line follows the current record."""
        if self._ahead is None:
            self._ahead = self._text.readline(MAX_CELL)
        return not self._ahead

    def require_closed(self, rows: TextRows) -> None:
        """Raises ExportError where the last record's quote is still open at the end of the file."""
        record = self._record or getattr(self, "_closed", [])
        if not record or not self.is_last():
            return
        try:
            list(csv.reader(record, delimiter=rows.delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" not in str(error):
                return
            line = self.first if self._record else self.first - len(record)
            raise ExportError(
                f"{rows.source.name}: line {line}: a quoted cell is never closed before the file ends: "
                "the file was cut off or is damaged; copy or export it again."
            ) from error
