"""Writes rows that come as columns of text: the second of the two ways to Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP_ROWS = 122_880
ROW_GROUP_CELLS = 8_000_000


def rows_per_group(width: int) -> int:
    """Rows of one row group: a fixed number for a given width, so that the same rows give the same bytes."""
    return max(1, min(ROW_GROUP_ROWS, ROW_GROUP_CELLS // max(width, 1)))


def write_batches(names: Sequence[str], batches: Iterator[list[pa.Array]], to: Path) -> int:
    """Writes `source_row` and the text columns `names`; each batch is one row group. Returns the rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text = pa.dictionary(pa.int32(), pa.string())  # as Parquet stores it anyway; readers see plain text
    schema = pa.schema([("source_row", pa.int64()), *((name, text) for name in names)])
    written = 0
    with pq.ParquetWriter(
        to, schema, compression="zstd", store_schema=False, write_statistics=False
    ) as writer:
        for columns in batches:
            encoded = [column.dictionary_encode().cast(text) for column in columns]
            table = pa.table([_numbers(written, columns), *encoded], schema=schema)
            writer.write_table(table, row_group_size=max(table.num_rows, 1))
            written += table.num_rows
    return written


def write_records(names: Sequence[str], records: Iterable[Sequence[str]], to: Path) -> int:
    """Writes rows that come one by one, a cell a name; "" is missing. Returns the rows."""
    import pyarrow as pa

    def batches() -> Iterator[list[pa.Array]]:
        for group in _grouped(records, rows_per_group(len(names))):
            for_column = zip(*group, strict=True)
            yield [pa.array([cell or None for cell in cells], type=pa.string()) for cells in for_column]

    return write_batches(names, batches(), to)


def _grouped(records: Iterable[Sequence[str]], size: int) -> Iterator[list[Sequence[str]]]:
    group: list[Sequence[str]] = []
    for record in records:
        group.append(record)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _numbers(written: int, columns: list[Any]) -> pa.Array:
    import numpy as np
    import pyarrow as pa

    return pa.array(np.arange(written + 1, written + 1 + len(columns[0]), dtype="int64"))
