"""Quantipy's JSON and CSV, described and written as text. Runs in a child process: see described.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.batches import write_records
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column, ResponseSet, Source, TextRows
from pipeline.ingest.parsed_rows import respondents
from pipeline.ingest.plain import plain_number

TYPES = {
    "single": "single",
    "delimited set": "multiple",
    "int": "number",
    "float": "number",
    "date": "datetime",
    "time": "time",
}


def describe(paths: list[str], encoding: str, delimiter: str) -> Described:
    """Columns in the order of the CSV, with what the JSON says of them."""
    meta = _meta(paths[1])
    columns = tuple(
        _column(header, at, meta) for at, header in enumerate(_header(paths[0], encoding, delimiter), start=1)
    )
    sets = tuple(
        ResponseSet(column.name, column.text, (column.name,), None)
        for column in columns
        if column.type == "multiple"
    )
    return Described(
        rows=None, columns=columns, sets=sets, encoding=encoding, label=_text(meta.get("info", {}), "name")
    )


def write(
    paths: list[str], to: str, columns: list[tuple[int, str, str]], encoding: str, delimiter: str
) -> int:
    """Writes the columns; codes and numbers lose the `.0` that a table program gave them. Returns the rows."""
    meta = _meta(paths[1])
    width = len(_header(paths[0], encoding, delimiter))
    coded = [
        meta["columns"].get(source_id, {}).get("type") in ("single", "int", "float")
        for _, source_id, _ in columns
    ]
    rows = TextRows(Source(Path(paths[0])), encoding, delimiter, 1, width)

    def records() -> Iterator[list[str]]:
        for record in respondents(rows):
            cells = [record[position - 1] for position, _, _ in columns]
            yield [_number(cell) if is_code else cell for cell, is_code in zip(cells, coded, strict=True)]

    return write_records([name for _, _, name in columns], records(), Path(to))


def _meta(path: str) -> dict[str, Any]:
    try:
        found = json.loads(Path(path).read_bytes())
    except (ValueError, RecursionError) as error:
        raise ExportError(f"the description is no JSON ({error}); export it again.") from None
    if not isinstance(found, dict) or not isinstance(found.get("columns"), dict):
        raise ExportError("the description has no `columns`; export it again.")
    return found


def _header(path: str, encoding: str, delimiter: str) -> list[str]:
    import csv

    with Path(path).open(encoding=encoding, newline="") as file:
        return next(csv.reader(file, delimiter=delimiter), [])


def _column(header: str, position: int, meta: dict[str, Any]) -> Column:
    known = meta["columns"].get(header, {})
    values = known.get("values", ())
    if isinstance(values, str):  # lib@values@q5
        values = meta.get("lib", {}).get("values", {}).get(values.rpartition("@")[2], ())
    pairs = tuple((str(one["value"]), _text(one, "text")) for one in values if "value" in one)
    return Column(
        header,
        position,
        text=_text(known, "text"),
        type=TYPES.get(known.get("type", ""), "text"),
        values=pairs,
        source_id=header,
    )


def _text(holder: dict[str, Any], key: str) -> str:
    """A text, or the first language of several."""
    found = holder.get(key, "")
    if isinstance(found, dict):
        found = next(iter(found.values()), "")
    return found if isinstance(found, str) else ""


def _number(cell: str) -> str:
    """`1.0` as `1`; whatever is no number stays."""
    try:
        return plain_number(float(cell))
    except (ValueError, OverflowError):
        return cell
