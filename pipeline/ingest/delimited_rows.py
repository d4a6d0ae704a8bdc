"""Rows of delimited text to Parquet: DuckDB reads the file; what it refuses is parsed record by record."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.ingest.export import Column, TextRows
from pipeline.ingest.headings import unique_names
from pipeline.ingest.parsed_rows import write_parsed
from pipeline.ingest.records import record_count
from pipeline.ingest.unpack import open_source

SQL = Path(__file__).with_name("rows_of_text.sql")
LINE_BYTES = 1 << 24
MAX_WIDTH = 500  # wider tables are faster record by record
MAX_THREADS = 4


def write_delimited(rows: TextRows, columns: Sequence[Column], to: Path) -> int:
    """Writes the rows; see `write_rows`. Raises ExportError with the line where they cannot be read."""
    if rows.width <= MAX_WIDTH:
        with _as_utf8(rows, near=to) as path:
            written = _by_engine(rows, columns, path, to)
        if written is not None:
            return written
    return write_parsed(rows, columns, to)


def _by_engine(rows: TextRows, columns: Sequence[Column], path: str, to: Path) -> int | None:
    """The rows written, or None where DuckDB cannot parse the file or counts its records differently."""
    import duckdb

    from pipeline.engine import Engine

    with open(path, "rb") as file:  # noqa: PTH123 (may be a file without a name)
        expected = record_count(file)
    if expected is None:
        return None
    names = _every_name(columns, rows.width)
    values = {
        "path": path,
        "columns": dict.fromkeys(names, "VARCHAR"),
        "kept": [column.name for column in columns],
        "skip": rows.skip,
        "delimiter": rows.delimiter,
        "line_bytes": LINE_BYTES,
        "buffer_bytes": 2 * LINE_BYTES,
        "to": str(to),
    }
    with Engine(threads=min(MAX_THREADS, os.cpu_count() or 1)) as engine:
        try:
            copied = engine.connection.execute(SQL.read_text(encoding="utf-8"), values).fetchone()
        except duckdb.Error:
            return None  # the parser record by record names the line, or reads what DuckDB would not
    written = int(copied[0]) if copied else 0
    return written if written == expected - rows.skip else None


def _every_name(columns: Sequence[Column], width: int) -> list[str]:
    """A name for each column of the file, in order; those that are not kept get one that is not used."""
    kept = {column.position: column.name for column in columns}
    return unique_names(kept.get(position, f"left out {position}") for position in range(1, width + 1))


@contextmanager
def _as_utf8(rows: TextRows, near: Path) -> Iterator[str]:
    """A path to the text in UTF-8. A copy has no name in the file system: nothing stays if we are killed."""
    if not rows.source.steps and rows.encoding in ("utf-8", "utf-8-sig"):
        yield str(rows.source.path)
        return
    with tempfile.TemporaryFile(dir=near.parent) as copy, open_source(rows.source) as original:
        import codecs

        for block in codecs.iterdecode(iter(lambda: original.read(1 << 22), b""), rows.encoding):
            copy.write(block.encode("utf-8"))
        copy.flush()
        yield f"/dev/fd/{copy.fileno()}"
