"""From the files of one wave to the reader that knows them, by looking into each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.archive import exports_in
from pipeline.ingest.formats import BINARY, PAIRS, TABLES, Reader
from pipeline.ingest.magic import binary_kind, text_kind
from pipeline.ingest.sample import Sample
from pipeline.ingest.structures import structure_kind

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".asc", ".dat", ".tab"})


def choose(files: Sequence[Path]) -> tuple[Reader, Sample]:
    """The reader, and the file it is to read with the others beside it.

    Raises ExportError for files that cannot be opened, that no reader knows, or that are two exports.
    """
    for file in files:
        _require_readable(file)
    samples = [Sample(source) for file in files for source in exports_in(file)]
    for sample in samples:
        _require_honest_name(sample)
    structures = [sample for sample in samples if structure_kind(sample)]
    for readers in (BINARY, PAIRS):
        found = [(reader, one) for one in samples for reader in readers if reader.recognises(one)]
        if found:
            reader, main = found[0]
            others = tuple(one for one in samples if one is not main)
            if readers is BINARY:
                _require_one([one for _, one in found], others, structures)
            return reader, replace(main, others=others)
    return _table([one for one in samples if one not in structures], structures)


def _table(tables: list[Sample], structures: list[Sample]) -> tuple[Reader, Sample]:
    if not tables:
        one = structures[0]
        raise ExportError(
            f"{one.source.name}: {structure_kind(one)}, the questions without any answers; "
            "put the export with the responses beside it."
        )
    main = tables[0]
    kind = binary_kind(main.head) or text_kind(main.head)
    if kind:
        raise ExportError(
            f"{main.source.name}: this is {kind}, no survey export that can be read; export the responses as CSV or XLSX."
        )
    _require_one(tables, (), structures)
    main = replace(main, others=tuple(structures))
    return next(reader for reader in TABLES if reader.recognises(main)), main


def _require_one(exports: list[Sample], others: Sequence[Sample], structures: list[Sample]) -> None:
    """One wave has one export; structures and catalogues may lie beside it."""
    beside = [one for one in others if one not in structures and one not in exports]
    if len(exports) > 1 or beside:
        names = ", ".join(one.source.name for one in [*exports, *beside])
        raise ExportError(f"{names}: more than one export for one wave; keep one of them.")


def _require_readable(file: Path) -> None:
    if file.is_dir():
        raise ExportError(f"{file}: this is a folder; name the export file in it.")
    try:
        with file.open("rb") as opened:
            is_empty = not opened.read(1)
    except OSError as error:
        raise ExportError(f"{file}: cannot be read ({error.strerror}).") from error
    if is_empty:
        raise ExportError(f"{file.name}: the file is empty; copy or export it again.")


def _require_honest_name(sample: Sample) -> None:
    """A name that promises text must not hide another format: the file was renamed, not exported."""
    path = sample.source.path
    with path.open("rb") as file:
        kind = binary_kind(file.read(64))
    if kind and path.suffix.lower() in TEXT_SUFFIXES:
        raise ExportError(
            f"{path.name}: named {path.suffix}, but it is {kind}; give it the name it should have."
        )
