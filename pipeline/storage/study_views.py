"""The views of one study's schema in `microdata.duckdb`, as statements by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.engine.quote import identifier, text_list
from pipeline.storage.generation import Generation
from pipeline.storage.long_views import answers_view, missing_answers_view
from pipeline.storage.wide_view import Wide, export_rows_view, united, wide_columns, wide_view

if TYPE_CHECKING:
    import duckdb


def study_views(
    connection: duckdb.DuckDBPyConnection, study: str, waves: Sequence[Generation]
) -> Mapping[str, str]:
    """The statement of each view, in an order in which each finds those it reads."""
    exports, answers = (_wide(connection, name, waves) for name in ("export_rows", "responses"))
    responses = united([wide for _, wide in answers.values()])
    texts = _texts(connection, waves)
    relation = f"{identifier(study)}.responses"
    return {
        "export_rows": export_rows_view(study, exports),
        "responses": wide_view(list(answers.values()), responses),
        "answers": answers_view(relation, responses, texts),
        "missing_answers": missing_answers_view(relation, responses),
        **{name: _together(name, waves) for name in ("respondents", "scores", "weights")},
    }


def _wide(
    connection: duckdb.DuckDBPyConnection, name: str, waves: Sequence[Generation]
) -> dict[str, tuple[Path, Wide]]:
    files = {wave.wave: wave.tables.path(name) for wave in waves}
    return {wave: (file, wide_columns(connection, file)) for wave, file in files.items()}


def _texts(connection: duckdb.DuckDBPyConnection, waves: Sequence[Generation]) -> frozenset[str]:
    """The items that any wave asked in words."""
    rows = connection.execute(
        "SELECT DISTINCT item FROM read_parquet(?, hive_partitioning = false, union_by_name = true) "
        "WHERE type = 'text'",
        [[str(wave.tables.path("items")) for wave in waves]],
    ).fetchall()
    return frozenset(item for (item,) in rows)


def _together(name: str, waves: Sequence[Generation]) -> str:
    files = [str(wave.tables.path(name)) for wave in waves]
    return f"SELECT * FROM read_parquet({text_list(files)}, hive_partitioning = false, union_by_name = true)"
