"""The main line of ingest: look into the files, choose a reader, drop what is personal, write the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.choose import choose
from pipeline.ingest.companions import with_companions
from pipeline.ingest.delimited_rows import write_delimited
from pipeline.ingest.described import write_described
from pipeline.ingest.export import Export, Role, TextRows, folded


def read_export(files: Sequence[Path] | Path, *, discard: tuple[str, ...] = ()) -> Export:
    """What the files of one wave say about their questions; no rows yet.

    One path brings the files that belong to it along, where they lie beside it. Columns that are
    personal, by the platform or by `discard` (names), are left out of `columns`.
    Raises ExportError for anything that is no survey export.
    """
    reader, sample = choose(with_companions(files) if isinstance(files, Path) else files)
    return _without_personal(reader.read(sample), discard)


def write_rows(export: Export, to: Path) -> int:
    """One row per respondent: `source_row` from 1, then every kept column as text, NULL where empty.

    Writes Parquet, the same bytes for the same export. Returns the number of rows.
    Raises ExportError where rows are cut off, ragged or none; `to` does not exist then.
    """
    try:
        if isinstance(export.rows, TextRows):
            rows = write_delimited(export.rows, export.columns, to)
        else:
            rows = write_described(export, export.rows, to)
        if rows == 0:
            raise ExportError(f"{export.path.name}: no respondents; export it again with responses.")
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    return rows


def _without_personal(export: Export, discard: tuple[str, ...]) -> Export:
    unwanted = {folded(name) for name in discard}
    personal = [c for c in export.columns if c.role is Role.PERSONAL or folded(c.name) in unwanted]
    gone = {column.name for column in personal}
    kept = tuple(column for column in export.columns if column.name not in gone)
    if not kept:
        raise ExportError(
            f"{export.path.name}: every column is personal or discarded; there is nothing to analyse."
        )
    sets = tuple(one for one in export.sets if not gone & set(one.columns))
    weight = None if export.weight in gone else export.weight
    names = tuple(column.name for column in personal)
    return replace(export, columns=kept, personal=names, sets=sets, weight=weight)
