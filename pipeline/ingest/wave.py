"""From the files of a wave to rows as text: everything the ingest stage writes for one wave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Tables
from pipeline.ingest.child import one_child
from pipeline.ingest.export import Export
from pipeline.ingest.read import read_export, write_rows


def ingest_wave(study: Study, wave: Wave, files: Sequence[Path], tables: Tables) -> None:
    """Writes `exports`, `export_columns` and `export_rows`. Raises ExportError for what is no survey export."""
    with one_child():
        export = read_export(files, discard=study.discard)
        with tables.writing("export_rows") as aside:
            rows = write_rows(export, aside)
    tables.save("export_columns", columns_table(export))
    tables.save("exports", exports_table(export, files, rows, study, wave))


def columns_table(export: Export) -> pd.DataFrame:
    """One row per kept column."""
    return pd.DataFrame(
        {
            "position": [column.position for column in export.columns],
            "name": [column.name for column in export.columns],
            "text": [column.text for column in export.columns],
            "choice": [column.choice for column in export.columns],
            "type": [column.type for column in export.columns],
            "role": [column.role.value if column.role else "" for column in export.columns],
            "values": [json.dumps(column.values, ensure_ascii=False) for column in export.columns],
            "missing": [json.dumps(column.missing, ensure_ascii=False) for column in export.columns],
            "missing_ranges": [json.dumps(column.missing_ranges) for column in export.columns],
        }
    )


def exports_table(export: Export, files: Sequence[Path], rows: int, study: Study, wave: Wave) -> pd.DataFrame:
    """One row per file of the wave."""
    return pd.DataFrame(
        {
            "file": [file.name for file in files],
            "format": export.format,
            "sha256": [_sha256(file) for file in files],
            "bytes": [file.stat().st_size for file in files],
            "rows": rows,
            "columns": len(export.columns) + len(export.personal),
            "personal": len(export.personal),
            "encoding": export.encoding,
            "codebook_sha256": _sha256(Path(study.path)),
            "provenance": wave.provenance.value,
            "notes": "\n".join(export.notes),
        }
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
