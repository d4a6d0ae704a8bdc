"""`microdata.duckdb`: respondents' tables as views over their Parquet files, a schema a study.

    SELECT * FROM "kpmg-social".responses          one typed column an item; types differ between studies
    SELECT * FROM answers WHERE item = 'sector'    over all studies, like respondents, scores and weights

The views name the files of generations by their absolute paths: a notebook that has the file open goes
on reading what it opened while new waves are published. Where the data folder was moved, the next
publication writes all of them again.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES, Table
from pipeline.engine.quote import identifier, literal
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import Manifest
from pipeline.storage.study_views import study_views

if TYPE_CHECKING:
    import duckdb

WIDE = ("export_rows", "responses")  # other columns in every study: no view over all of them
OVER_ALL = tuple(table.name for table in TABLES.values() if table.is_private and table.name not in WIDE)


def build_microdata(
    folder: DataFolder, snapshot: Path, previous: Path, manifest: Manifest, changed: Sequence[str]
) -> None:
    """Writes `microdata.duckdb` into the private side of a snapshot, the studies of `changed` anew."""
    import duckdb

    to, before = snapshot / "microdata.duckdb", previous / "microdata.duckdb"
    studies = _studies(folder, manifest)
    if before.exists() and _stands_here(before, folder):
        shutil.copyfile(before, to)
        renewed = {key.partition(":")[0] for key in changed}
    else:
        renewed = set(studies)
    with duckdb.connect(to, config={"threads": 1}) as connection:  # views alone: nothing to share out
        connection.begin()
        connection.execute(f"CREATE OR REPLACE TABLE made_in AS SELECT {literal(folder.root)} AS folder")
        listed = _schemas(connection)
        for study in sorted(renewed):
            connection.execute(f"DROP SCHEMA IF EXISTS {identifier(study)} CASCADE")
            if study in studies:
                connection.execute(f"CREATE SCHEMA {identifier(study)}")
                for name, statement in study_views(connection, study, studies[study]).items():
                    _create_view(connection, f"{identifier(study)}.{identifier(name)}", statement)
        if listed != set(studies) or not studies:
            for name in OVER_ALL:
                _create_view(connection, identifier(name), _over_all(TABLES[name], sorted(studies)))
        connection.commit()


def _schemas(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal").fetchall()
    return {name for (name,) in rows}


def _studies(folder: DataFolder, manifest: Manifest) -> dict[str, list[Generation]]:
    studies: dict[str, list[Generation]] = {}
    for key, hash_ in sorted(manifest.generations.items()):
        study, wave = key.split(":")
        if wave != "_":
            studies.setdefault(study, []).append(Generation(folder, study, wave, hash_))
    return studies


def _stands_here(microdata: Path, folder: DataFolder) -> bool:
    """Whether this DuckDB can read it and its views name files of this very folder."""
    import duckdb

    try:
        with duckdb.connect(microdata, read_only=True) as connection:
            return connection.execute("SELECT folder FROM made_in").fetchall() == [(str(folder.root),)]
    except duckdb.Error:
        return False


def _over_all(table: Table, studies: Sequence[str]) -> str:
    if not studies:
        columns = ", ".join(f"NULL::{type_} AS {identifier(name)}" for name, type_ in table.types.items())
        return f"SELECT {columns} WHERE FALSE"
    columns = ", ".join(identifier(name) for name in table.types)
    return " UNION ALL ".join(
        f"SELECT {columns} FROM {identifier(study)}.{identifier(table.name)}" for study in studies
    )


def _create_view(connection: duckdb.DuckDBPyConnection, name: str, statement: str) -> None:
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS {statement}")
