"""The published tables as one DuckDB file: that of the previous snapshot with the changed waves replaced."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES, Table
from pipeline.engine.quote import identifier, text_list
from pipeline.storage.table_part import table_part

if TYPE_CHECKING:
    import duckdb

__all__ = ["build_warehouse", "table_part"]


def build_warehouse(snapshot: Path, previous: Path, changed: Sequence[str]) -> None:
    """Writes `warehouse.duckdb` into the public side of a snapshot, from its Parquet files.

    `previous` is the snapshot before, where there is one; `changed` names the keys that differ from it.
    A warehouse with other columns than today's, or that this DuckDB cannot read, is made anew.
    """
    import duckdb

    to, before = snapshot / "warehouse.duckdb", previous / "warehouse.duckdb"
    if before.exists() and _is_like_todays(before):
        shutil.copyfile(before, to)
        with duckdb.connect(to) as connection:
            for table in _published():
                _replace_waves(connection, snapshot, table, changed)
        return
    with duckdb.connect(to) as connection:
        for table in _published():
            columns = ", ".join(f"{identifier(name)} {type_}" for name, type_ in table.types.items())
            connection.execute(f"CREATE TABLE {identifier(table.name)} ({columns})")
            _insert(connection, table, sorted((snapshot / "tables" / table.name).glob("*/*/*.parquet")))


def _is_like_todays(warehouse: Path) -> bool:
    """Whether this DuckDB can read it and its tables are those of today's contract."""
    import duckdb

    try:
        with duckdb.connect(warehouse, read_only=True) as connection:
            found = connection.execute(
                "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
            ).fetchall()
    except duckdb.Error:
        return False
    return sorted(found) == sorted(
        (table.name, name, type_) for table in _published() for name, type_ in table.types.items()
    )


def _replace_waves(
    connection: duckdb.DuckDBPyConnection, snapshot: Path, table: Table, changed: Sequence[str]
) -> None:
    connection.execute(
        f"DELETE FROM {identifier(table.name)} WHERE list_contains({text_list(list(changed))}, study || ':' || wave)"
    )
    parts = [table_part(snapshot, table.name, *key.split(":")) for key in changed]
    _insert(connection, table, [part for part in parts if part.exists()])


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, parts: Sequence[Path]) -> None:
    """Adds Parquet files. Those of older code may lack columns (NULL) or hold others (left out)."""
    if not parts:
        return
    source = f"read_parquet({text_list([str(part) for part in parts])}, hive_partitioning = false, union_by_name = true)"
    held = {name for name, *_ in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    columns = {name: type_ for name, type_ in table.types.items() if name in held}
    chosen = ", ".join(f"TRY_CAST({identifier(name)} AS {type_})" for name, type_ in columns.items())
    names = ", ".join(identifier(name) for name in columns)
    connection.execute(f"INSERT INTO {identifier(table.name)} ({names}) SELECT {chosen} FROM {source}")


def _published() -> list[Table]:
    return [table for table in TABLES.values() if not table.is_private]
