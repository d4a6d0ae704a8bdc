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

from pipeline.contract import TABLES, Table, stored_tables
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.long_views import answers_view, missing_answers_view
from pipeline.storage.manifest import Manifest
from pipeline.storage.wide_view import Wide, united, wide_columns, wide_view

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
    with duckdb.connect(to) as connection:
        connection.execute(f"CREATE OR REPLACE TABLE made_in AS SELECT {literal(folder.root)} AS folder")
        for study in sorted(renewed):
            connection.execute(f"DROP SCHEMA IF EXISTS {identifier(study)} CASCADE")
            if study in studies:
                _create_study(connection, study, studies[study])
        for name in OVER_ALL:
            _create_view(connection, identifier(name), _over_all(TABLES[name], sorted(studies)))


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


def _create_study(connection: duckdb.DuckDBPyConnection, study: str, waves: Sequence[Generation]) -> None:
    schema = identifier(study)
    connection.execute(f"CREATE SCHEMA {schema}")
    files = {
        name: [wave.tables.find(name) for wave in waves]
        for name in stored_tables()
        if TABLES[name].is_private or name == "items"
    }
    _create_wide(connection, f"{schema}.export_rows", files["export_rows"])
    relation, texts = f"{schema}.responses", _texts(connection, files["items"])
    responses = _create_wide(connection, relation, files["responses"])
    _create_view(connection, f"{schema}.answers", answers_view(relation, responses, texts))
    _create_view(connection, f"{schema}.missing_answers", missing_answers_view(relation, responses))
    for name in ("respondents", "scores", "weights"):
        _create_view(connection, f"{schema}.{name}", _united_files(TABLES[name], files[name]))


def _create_wide(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path]) -> Wide:
    held = [wide_columns(connection, file) for file in files]
    whole = united(held)
    _create_view(connection, name, wide_view(list(zip(files, held, strict=True)), whole))
    return whole


def _texts(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> frozenset[str]:
    """The items that any wave asked in words."""
    rows = connection.execute(
        "SELECT DISTINCT item FROM read_parquet(?, hive_partitioning = false, union_by_name = true) "
        "WHERE type = 'text'",
        [[str(file) for file in files]],
    ).fetchall()
    return frozenset(item for (item,) in rows)


def _united_files(table: Table, files: Sequence[Path]) -> str:
    return (
        f"SELECT * FROM read_parquet({text_list([str(file) for file in files])}, "
        "hive_partitioning = false, union_by_name = true)"
    )


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
