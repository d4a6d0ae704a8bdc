"""LimeSurvey archives (.lsa): structure and responses in one zip. Runs in a child process: see described.py."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.batches import write_records
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column
from pipeline.ingest.lss import read_lss
from pipeline.ingest.lss_columns import Asked
from pipeline.ingest.lss_labels import response_sets
from pipeline.ingest.safe_xml import parse_rows

SGQA = re.compile(r"^\d+X\d+X\d+")
MAX_FIELDS = 50_000


def describe(paths: list[str]) -> Described:
    """Columns named as in an export with codes as headings: LimeSurvey's own, then the questions in order."""
    with zipfile.ZipFile(paths[0]) as archive:
        asked = _structure(archive)
        rows, fields = 0, dict[str, None]()
        for row in _responses(archive):
            rows, fields = rows + 1, fields | dict.fromkeys(row)
            if len(fields) > MAX_FIELDS:
                raise ExportError(f"responses with over {MAX_FIELDS} fields; no survey is that wide.")
    own = [field for field in fields if not SGQA.match(field)]
    columns = [Column(field, at, text=field, source_id=field) for at, field in enumerate(own, start=1)]
    columns += [_column(one, at) for at, one in enumerate(asked, start=len(own) + 1)]
    selected = [["Y"] * len(columns)]
    return Described(
        rows=rows, columns=tuple(columns), sets=response_sets(columns, selected), encoding="utf-8"
    )


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]]) -> int:
    """Writes the columns. Returns the number of rows."""
    with zipfile.ZipFile(paths[0]) as archive:
        fields = {one.code: one.sgqa for one in _structure(archive)}
        kept = [fields.get(source_id, source_id) for _, source_id, _ in columns]
        records = ([row.get(field, "") for field in kept] for row in _responses(archive))
        return write_records([name for _, _, name in columns], records, Path(to))


def _column(one: Asked, position: int) -> Column:
    return Column(
        one.code,
        position,
        text=one.text,
        choice=one.choice,
        type=one.type,
        values=one.values,
        source_id=one.code,
    )


def _structure(archive: zipfile.ZipFile) -> list[Asked]:
    with archive.open(_member(archive, ".lss")) as file:
        return read_lss(file)  # type: ignore[arg-type]


def _responses(archive: zipfile.ZipFile) -> Iterator[dict[str, str]]:
    """One dictionary a respondent: database field -> cell; a field without an answer is not in it.

    An element cannot start with a digit, so LimeSurvey writes `_123X4X5`, and `-` for `#`.
    """
    with archive.open(_member(archive, "_responses.lsr")) as file:
        for row in parse_rows(file, "row"):  # type: ignore[arg-type]
            cells = {cell.tag: cell.text for cell in row}
            yield {
                tag.removeprefix("_").replace("-", "#"): text
                for tag, text in cells.items()
                if text is not None
            }


def _member(archive: zipfile.ZipFile, ending: str) -> str:
    found = [name for name in archive.namelist() if name.endswith(ending)]
    if not found:
        raise ExportError(
            f"an archive without {ending.removeprefix('_')}; export it again with its responses."
        )
    return found[0]
