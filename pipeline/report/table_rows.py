"""Published tables as rows: a dictionary a row, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Row = dict[str, Any]  # one row of a table, "" where a text is missing and NaN where a number is


class TableRows(Mapping[str, list[Row]]):
    """The rows of tables by the tables' names; `load` reads one."""

    def __init__(self, names: Sequence[str], load: Callable[[str], pa.Table]):
        self._names, self._load = tuple(names), load
        self._read: dict[str, list[Row]] = {}

    def __getitem__(self, name: str) -> list[Row]:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = records(self._load(name))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def records(table: pa.Table) -> list[Row]:
    """A table's rows as dictionaries; a missing text is "" and a missing number NaN."""
    names = table.column_names
    columns = [_values(column) for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """Rows by the values of columns, in the order in which they come."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def of_frame(frame: pd.DataFrame) -> pa.Table:
    """A frame's columns as a table."""
    import pyarrow as pa

    return pa.Table.from_pandas(frame, preserve_index=False)


def distinct(table: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    """The combinations of columns that occur, in the order in which they first do."""
    found = table.select(columns).group_by(list(columns), use_threads=False).aggregate([])
    return list(zip(*(found[column].to_pylist() for column in columns), strict=True))


def matching(table: pa.Table, **wanted: str | Sequence[str]) -> pa.Table:
    """The rows whose columns have these values, or one of several."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for column, value in wanted.items():
        if pa.types.is_null(table[column].type):
            return table.slice(0, 0)
        if isinstance(value, str):
            table = table.filter(pc.equal(table[column], value))
        else:
            table = table.filter(pc.is_in(table[column], pa.array(list(value), pa.string())))
    return table


def _values(column: pa.ChunkedArray) -> list[Any]:
    import pyarrow as pa

    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return column.to_numpy().tolist()
    values = column.to_pylist()
    return ["" if value is None else value for value in values] if column.null_count else values
