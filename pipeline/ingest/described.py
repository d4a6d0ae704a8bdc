"""The export that a binary file makes, described and written by a child process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.child import in_child
from pipeline.ingest.export import BinaryRows, Column, Export, ResponseSet
from pipeline.ingest.headings import unique_names
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.unpack import on_disk


def described_export(sample: Sample, format: str, *, kind: str) -> Export:
    """What the file's own dictionary says. Raises ExportError where there are no respondents."""
    with on_disk(sample.source) as path:
        found = in_child(
            "pipeline.ingest.statfile:describe",
            file=sample.source.name,
            values={"path": str(path), "kind": kind},
        )
    if found["rows"] == 0:
        raise ExportError(
            f"{sample.source.name}: it describes questions but holds no respondents; export it with data."
        )
    names = unique_names(column["name"] for column in found["columns"])
    columns = [
        _column(name, at, one) for at, (name, one) in enumerate(zip(names, found["columns"], strict=True), 1)
    ]
    return Export(
        path=sample.source.path,
        format=format,
        encoding=found["encoding"],
        columns=tuple(with_roles(columns)),
        rows=BinaryRows("statfile", (sample.source,), (("kind", kind),)),
        sets=tuple(
            ResponseSet(one["name"], one["label"], tuple(one["columns"]), one["counted"])
            for one in found["sets"]
        ),
        label=found["label"],
    )


def _column(name: str, position: int, one: dict[str, Any]) -> Column:
    return Column(
        name,
        position,
        text=one["text"],
        type=one["type"],
        values=tuple((value, label) for value, label in one["values"]),
        missing=tuple(one["missing"]),
        missing_ranges=tuple((low, high) for low, high in one["missing_ranges"]),
        measure=one["measure"],
        source_id=one["name"],
    )


def write_described(export: Export, rows: BinaryRows, to: Path) -> int:
    """Writes the kept columns of such an export. Returns the number of rows."""
    with on_disk(rows.sources[0], near=to) as path:
        values = {"path": str(path), "to": str(to), "names": {c.source_id: c.name for c in export.columns}}
        return int(
            in_child(
                f"pipeline.ingest.{rows.module}:write",
                file=rows.sources[0].name,
                values=values | dict(rows.options),
            )
        )
