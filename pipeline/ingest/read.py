"""The main line of ingest: look into the files, choose a reader, drop what is personal, write the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.delimited_rows import write_delimited
from pipeline.ingest.described import write_described
from pipeline.ingest.export import Export, Role, Source, TextRows, folded
from pipeline.ingest.formats import BINARY, TEXT, Reader
from pipeline.ingest.magic import binary_kind
from pipeline.ingest.sample import Sample

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".asc", ".dat", ".tab"})


def read_export(files: Sequence[Path] | Path, *, discard: tuple[str, ...] = ()) -> Export:
    """What the files of one wave say about their questions; no rows yet.

    Columns that are personal, by the platform or by `discard` (names), are left out of `columns`.
    Raises ExportError for anything that is no survey export.
    """
    paths = [files] if isinstance(files, Path) else list(files)
    sample = _sample(paths)
    export = _reader(sample).read(sample)
    return _without_personal(export, discard)


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


def _sample(paths: Sequence[Path]) -> Sample:
    for path in paths:
        _require_readable(path)
    first, *others = [Source(path) for path in paths]
    return Sample(first, tuple(others))


def _require_readable(path: Path) -> None:
    if path.is_dir():
        raise ExportError(f"{path}: this is a folder; name the export file in it.")
    try:
        with path.open("rb") as file:
            is_empty = not file.read(1)
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror}).") from error
    if is_empty:
        raise ExportError(f"{path.name}: the file is empty; copy or export it again.")


def _reader(sample: Sample) -> Reader:
    kind = binary_kind(sample.head)
    suffix = sample.source.path.suffix.lower()
    if kind and suffix in TEXT_SUFFIXES:
        raise ExportError(
            f"{sample.source.name}: named {suffix}, but it is {kind}; give it the name it should have."
        )
    for reader in BINARY:
        if reader.recognises(sample):
            return reader
    if kind:
        raise ExportError(
            f"{sample.source.name}: this is {kind}, which holds no survey export that can be read."
        )
    return next(reader for reader in TEXT if reader.recognises(sample))


def _without_personal(export: Export, discard: tuple[str, ...]) -> Export:
    unwanted = {folded(name) for name in discard}
    personal = [c for c in export.columns if c.role is Role.PERSONAL or folded(c.name) in unwanted]
    kept = tuple(column for column in export.columns if column not in personal)
    if not kept:
        raise ExportError(
            f"{export.path.name}: every column is personal or discarded; there is nothing to analyse."
        )
    gone = {column.name for column in personal}
    sets = tuple(one for one in export.sets if not gone & set(one.columns))
    weight = None if export.weight in gone else export.weight
    return replace(export, columns=kept, personal=tuple(c.name for c in personal), sets=sets, weight=weight)
