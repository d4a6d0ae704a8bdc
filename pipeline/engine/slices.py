"""Respondents' wide tables as Parquet, a slice of rows at a time: in order without sorting all of them.

The order that rows come in changes from run to run as soon as there is a join and a second thread,
and so do the row groups after a filter. Sorting ten million wide rows at once took 73 s and 12 GB
of memory, slices of `source_row` 31 s and 1.3 GB, and the bytes depend on nothing but the rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.engine.quote import identifier, literal

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ROW_GROUP_SIZE = 122_880  # fixed, so that the same rows give the same bytes
ROWS_A_SLICE = 4 * ROW_GROUP_SIZE
BY_ROW = ("study", "wave", "source_row")  # the key of a table that has one row per row of the export


def write_slices(
    connection: duckdb.DuckDBPyConnection, relation: str, to: Path, *, rows: int = ROWS_A_SLICE
) -> int:
    """Writes a relation of one wave in the order of `source_row`. Returns the number of rows.

    Raises AssertionError where two rows have the same `source_row`.
    """
    import pyarrow.parquet as pq

    last = connection.execute(f"SELECT coalesce(max(source_row), 0) FROM {identifier(relation)}").fetchall()[
        0
    ][0]
    written, writer = 0, None
    try:
        for start in range(0, max(last, 1), rows):
            part = _slice(connection, relation, start, start + rows)
            writer = writer or pq.ParquetWriter(to, part.schema, compression="zstd", compression_level=3)
            writer.write_table(part, row_group_size=ROW_GROUP_SIZE)
            written += part.num_rows
    finally:
        if writer:
            writer.close()
    return written


def _slice(connection: duckdb.DuckDBPyConnection, relation: str, after: int, until: int) -> pa.Table:
    """The rows after `after` and up to `until`."""
    part = connection.sql(
        f"SELECT * FROM {identifier(relation)} "
        f"WHERE source_row > {literal(after)} AND source_row <= {literal(until)} ORDER BY source_row"
    ).to_arrow_table()
    numbers = part.column("source_row").to_numpy()
    if (numbers[1:] <= numbers[:-1]).any():
        raise AssertionError(f"{relation}: two rows have one source_row, between {after} and {until}")
    return part
