"""The published tables as one DuckDB file, and the private ones as views over their Parquet files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.contract import TABLES
from pipeline.engine.quote import identifier, literal


def build_warehouse(snapshot: Path, previous: Path | None, changed: Iterable[tuple[str, str]]) -> None:
    """Writes `warehouse.duckdb` into a snapshot: the previous one with the changed waves replaced.

    `changed` names (study, wave) pairs, gone ones too; `snapshot/tables` holds the new Parquet files.
    """
    import duckdb

    to = snapshot / "warehouse.duckdb"
    if previous is not None:
        shutil.copyfile(previous, to)
    with duckdb.connect(to) as connection:
        for table in TABLES.values():
            if table.is_private:
                continue
            columns = ", ".join(f"{identifier(column.name)} {column.type}" for column in table.columns)
            connection.execute(f"CREATE TABLE IF NOT EXISTS {identifier(table.name)} ({columns})")
        for study, wave in changed:
            _replace_wave(connection, snapshot, study, wave)


def _replace_wave(connection, snapshot: Path, study: str, wave: str) -> None:  # type: ignore[no-untyped-def]
    for table in TABLES.values():
        if table.is_private:
            continue
        name = identifier(table.name)
        connection.execute(f"DELETE FROM {name} WHERE study = ? AND wave = ?", [study, wave])
        part = table_part(snapshot, table.name, study, wave)
        if part.exists():
            columns = ", ".join(identifier(column) for column in table.types)
            connection.execute(
                f"INSERT INTO {name} SELECT {columns} FROM read_parquet({literal(part)}, hive_partitioning = false)"
            )


def table_part(snapshot: Path, table: str, study: str, wave: str) -> Path:
    """Where a snapshot holds one table of one wave."""
    return snapshot / "tables" / table / f"study={study}" / f"wave={wave}" / "part.parquet"
