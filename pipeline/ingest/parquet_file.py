"""Parquet files, described and written as text. Runs in a child process: see described.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.batches import rows_per_group, write_batches
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column
from pipeline.ingest.plain import as_text, number_column, plain_number, plain_short


def describe(paths: list[str]) -> Described:
    """Names and types, as the file declares them."""
    file = _file(paths[0])
    columns = tuple(
        Column(field.name, position, type=_type(field.type), source_id=field.name)
        for position, field in enumerate(file.schema_arrow, start=1)
    )
    return Described(rows=file.metadata.num_rows, columns=columns, encoding="utf-8")


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]]) -> int:
    """Writes the columns as text. Returns the number of rows."""
    return write_batches([name for _, _, name in columns], _batches(paths[0], columns), Path(to))


def _batches(path: str, columns: list[tuple[int, str, str]]) -> Iterator[list[Any]]:
    import pyarrow as pa

    size = rows_per_group(len(columns))
    names = [source_id for _, source_id, _ in columns]
    try:
        rest = _file(path).schema_arrow.empty_table().select(names)
        for batch in _file(path).iter_batches(batch_size=size, columns=names):
            rest = pa.concat_tables([rest, pa.Table.from_batches([batch])]).combine_chunks()
            while rest.num_rows >= size:
                yield [_cells(column) for column in rest.slice(0, size).columns]
                rest = rest.slice(size)
    except (pa.ArrowException, OSError) as error:
        raise ExportError(f"{error}; the file is damaged: export it again.") from None
    if rest.num_rows:
        yield [_cells(column) for column in rest.columns]


def _file(path: str) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise ExportError(f"{error}; the file is damaged or cut off: export it again.") from None


def _type(type_: Any) -> str:
    import pyarrow.types as kinds

    if kinds.is_dictionary(type_):
        return _type(type_.value_type)
    if kinds.is_list(type_) or kinds.is_large_list(type_):
        return "multiple"
    if kinds.is_timestamp(type_):
        return "datetime"
    if kinds.is_date(type_):
        return "date"
    is_number = kinds.is_integer(type_) or kinds.is_floating(type_) or kinds.is_decimal(type_)
    return "number" if is_number else "text"


def _cells(column: Any) -> Any:
    """One column as text: numbers plainly, dates as ISO, true and false, lists with semicolons."""
    import pyarrow as pa
    import pyarrow.types as kinds

    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks)
    if kinds.is_dictionary(array.type):
        array = array.dictionary_decode()
    if kinds.is_floating(array.type):
        write = plain_number if kinds.is_float64(array.type) else plain_short
        return number_column(array.cast(pa.float64()).to_numpy(zero_copy_only=False), write=write)
    if kinds.is_integer(array.type) or kinds.is_boolean(array.type) or kinds.is_date(array.type):
        return array.cast(pa.string())
    return pa.array([_cell(value) for value in array.to_pylist()], type=pa.string())


def _cell(value: Any) -> str | None:
    if isinstance(value, list):
        return ";".join(as_text(one) or "" for one in value) or ";"  # asked, none selected: no blank cell
    if isinstance(value, dict):
        return str({key: as_text(one) for key, one in value.items()})
    return as_text(value)
