"""Published tables for notebooks and programs: `pipeline.read("rates", study="kpmg-social")`.

What is published may change at any moment. One call reads one publication; several calls that must
agree belong into one `with pipeline.snapshot() as published:` block, which also keeps it on disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES, Table
from pipeline.engine.quote import identifier, text_list
from pipeline.errors import UsageError
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import Manifest, read_manifest
from pipeline.storage.reader_lock import current_snapshot
from pipeline.storage.table_part import table_part

if TYPE_CHECKING:
    import pandas as pd

ACROSS = "_"
WIDE = ("export_rows", "responses")  # other columns in every study


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that was published at one moment."""

    path: Path
    manifest: Manifest

    def read(self, table: str, *, study: str | None = None, wave: str | None = None) -> pd.DataFrame:
        """The rows of a table, by study, wave and its own key; `read` says more."""
        asked = _table(table)
        keys = self._keys(asked, study, wave)
        if asked.is_private:
            return _private_rows(self.path / "private" / "microdata.duckdb", asked, keys)
        return _rows([table_part(self.path, table, *key.split(":")) for key in keys], asked)

    def _keys(self, table: Table, study: str | None, wave: str | None) -> list[str]:
        """The keys that hold the rows asked for. Raises UsageError that says what there is instead."""
        if table.spans != "wave" and wave is not None:
            raise UsageError(f"table {table.name!r} spans waves: leave `wave` out.")
        if table.spans == "all" and study is not None:
            raise UsageError(f"table {table.name!r} spans studies: leave `study` out.")
        pairs = [tuple(key.split(":")) for key in sorted(self.manifest.generations)]
        pairs = [pair for pair in pairs if _span(pair) == table.spans]
        _require("study", study, [name for name, _ in pairs])
        pairs = [pair for pair in pairs if study in (None, pair[0])]
        _require("wave", wave, [name for _, name in pairs])
        return [":".join(pair) for pair in pairs if wave in (None, pair[1])]


def read(
    table: str, *, study: str | None = None, wave: str | None = None, data: str | Path | None = None
) -> pd.DataFrame:
    """A published table, or a respondents' table where this user may read the private side.

    `study` and `wave` choose rows; without them there are all. `responses` and `export_rows` need a study
    where several are published, since their columns differ. `data` is the folder that holds `processed/`:
    else `SURVEY_DATA`, else ./data. `study` and `wave` are texts; a count is a float where a row is suppressed.
    Raises UsageError, which lists what there is, for a name that does not exist.
    """
    with snapshot(data) as published:
        return published.read(table, study=study, wave=wave)


@contextmanager
def snapshot(data: str | Path | None = None) -> Iterator[Snapshot]:
    """What is published now: it stays as it is, and on disk, until the block ends."""
    folder = DataFolder.chosen(data)
    with current_snapshot(folder) as path:
        if path is None:
            raise UsageError(f"{folder.processed}: nothing is published yet; `survey run` does that.")
        yield Snapshot(path, read_manifest(path))


def _table(name: str) -> Table:
    _require("table", name, list(TABLES))
    return TABLES[name]


def _span(pair: tuple[str, ...]) -> str:
    return {(True, True): "all", (False, True): "study"}.get((pair[0] == ACROSS, pair[1] == ACROSS), "wave")


def _require(what: str, name: str | None, known: list[str]) -> None:
    if name is not None and name not in known:
        there = ", ".join(dict.fromkeys(known)) or "none"
        raise UsageError(f"{name!r}: no such {what} is published; there is {there}.")


def _rows(parts: list[Path], table: Table) -> pd.DataFrame:
    """Files of older code may lack a column: it is NULL there."""
    from pipeline.engine import Engine

    there = text_list([str(part) for part in parts if part.exists()])
    source = f"FROM read_parquet({there}, hive_partitioning = false, union_by_name = true)"
    with Engine(threads=1, spill="") as engine:
        held = set()
        if any(part.exists() for part in parts):
            held = {name for name, *_ in engine.connection.execute(f"DESCRIBE {source}").fetchall()}
        columns = [
            identifier(name) if name in held else f"NULL::{type_} AS {identifier(name)}"
            for name, type_ in table.types.items()
        ]
        return engine.connection.execute(
            f"SELECT {', '.join(columns)} {source if held else 'WHERE FALSE'}"
        ).df()


def _private_rows(microdata: Path, table: Table, keys: list[str]) -> pd.DataFrame:
    import duckdb

    if not os.access(microdata, os.R_OK):
        raise UsageError(
            f"table {table.name!r} is about respondents, and this user may not read {microdata}."
        )
    studies = sorted({key.partition(":")[0] for key in keys})
    if table.name in WIDE and len(studies) > 1:
        raise UsageError(
            f"table {table.name!r} has other columns in every study: choose one of {', '.join(studies)}."
        )
    schema = f"{identifier(studies[0])}." if len(studies) == 1 else ""
    order = ", ".join(identifier(column) for column in table.key)
    with duckdb.connect(microdata, read_only=True) as connection:
        return connection.execute(
            f"SELECT * FROM {schema}{identifier(table.name)} "
            f"WHERE list_contains(?, study || ':' || wave) ORDER BY {order}",
            [keys],
        ).df()
