"""The published tables as one DuckDB file: that of the previous snapshot with the changed waves replaced."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.contract import TABLES, Table
from pipeline.engine.quote import identifier, text_list
from pipeline.storage.table_part import table_part

if TYPE_CHECKING:
    import duckdb

# Thirty tables of few rows: two threads wait for each other longer than they write
ONE_THREAD: dict[str, Any] = {"threads": 1}

__all__ = ["build_warehouse", "table_part"]


def build_warehouse(snapshot: Path, previous: Path, changed: Sequence[str]) -> None:
    """Writes `warehouse.duckdb` into the public side of a snapshot, from its Parquet files.

    `previous` is the snapshot before, where there is one; `changed` names the keys that differ from it.
    A table with other columns than today's is made anew, and all where this DuckDB cannot read the file.
    """
    to, before = snapshot / "warehouse.duckdb", previous / "warehouse.duckdb"
    if before.exists():
        shutil.copyfile(before, to)
    with _opened(to) as connection:
        connection.begin()  # one write to disk, not one a statement
        held = _columns(connection) if before.exists() else {}
        for table in _published():
            if held.pop(table.name, None) == _types(table):
                _replace_waves(connection, snapshot, table, changed)
            else:
                _make_anew(connection, snapshot, table)
        for name in held:
            connection.execute(f"DROP TABLE {identifier(name)}")
        connection.commit()


def _opened(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """The file, or a new one in place of what this DuckDB cannot read."""
    import duckdb

    try:
        return duckdb.connect(warehouse, config=ONE_THREAD)
    except duckdb.Error:
        warehouse.unlink()
        return duckdb.connect(warehouse, config=ONE_THREAD)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The columns of each table there is, with their types, in their order."""
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    ).fetchall():
        found.setdefault(table, {})[column] = type_
    return found


def _types(table: Table) -> dict[str, str]:
    """The types as DuckDB writes them."""
    return {name: type_.replace(" ", "") for name, type_ in table.types.items()}


def _make_anew(connection: duckdb.DuckDBPyConnection, snapshot: Path, table: Table) -> None:
    columns = ", ".join(f"{identifier(name)} {type_}" for name, type_ in table.types.items())
    connection.execute(f"CREATE OR REPLACE TABLE {identifier(table.name)} ({columns})")
    _insert(connection, table, sorted((snapshot / "tables" / table.name).glob("*/*/*.parquet")))


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
