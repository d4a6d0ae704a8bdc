"""The export that a file with a dictionary of its own makes: a child process describes it and writes its rows.

A format is a module of pipeline.ingest with two functions that run in the child:
`describe(paths, **options) -> Described` and `write(paths, to, columns, **options) -> int`,
where `columns` lists [position, source_id, name] of those to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.child import in_child
from pipeline.ingest.export import BinaryRows, Column, Export, ResponseSet, Role, Source
from pipeline.ingest.headings import unique_names
from pipeline.ingest.roles import with_roles
from pipeline.ingest.unpack import on_disk


@dataclass(frozen=True, slots=True)
class Described:
    """What a file says about itself. Names are the file's own, not yet unique."""

    rows: int | None  # None: not known before they are read
    columns: tuple[Column, ...]
    sets: tuple[ResponseSet, ...] = ()
    encoding: str = ""
    label: str = ""
    weight: str | None = None
    notes: tuple[str, ...] = ()


def described_export(format: str, module: str, sources: Sequence[Source], **options: str) -> Export:
    """The export of `sources`, the first of which names it. Raises ExportError where there are no respondents."""
    with _paths(sources) as (paths, descriptors):
        found = _rebuilt(
            in_child(
                f"pipeline.ingest.{module}:describe",
                file=sources[0].name,
                values={"paths": paths, **options},
                descriptors=descriptors,
            )
        )
    if found.rows == 0:
        raise ExportError(
            f"{sources[0].name}: it describes questions but holds no respondents; export it with data."
        )
    names = unique_names(column.name for column in found.columns)
    renamed = dict(zip((column.name for column in found.columns), names, strict=True))
    columns = [replace(column, name=name) for column, name in zip(found.columns, names, strict=True)]
    return Export(
        path=sources[0].path,
        format=format,
        encoding=found.encoding,
        columns=tuple(with_roles(columns, format)),
        rows=BinaryRows(module, tuple(sources), tuple(options.items())),
        sets=tuple(replace(one, columns=tuple(renamed[name] for name in one.columns)) for one in found.sets),
        weight=renamed.get(found.weight) if found.weight else None,
        label=found.label,
        notes=found.notes,
    )


def write_described(export: Export, rows: BinaryRows, to: Path) -> int:
    """Writes the kept columns of such an export. Returns the number of rows."""
    columns = [[column.position, column.source_id, column.name] for column in export.columns]
    with _paths(rows.sources) as (paths, descriptors):
        values = {"paths": paths, "to": str(to), "columns": columns, **dict(rows.options)}
        return int(
            in_child(
                f"pipeline.ingest.{rows.module}:write",
                file=rows.sources[0].name,
                values=values,
                descriptors=descriptors,
            )
        )


@contextmanager
def _paths(sources: Sequence[Source]) -> Iterator[tuple[list[str], tuple[int, ...]]]:
    with ExitStack() as stack:
        files = [stack.enter_context(on_disk(source)) for source in sources]
        yield [file.path for file in files], tuple(number for file in files for number in file.descriptors)


def _rebuilt(found: dict[str, Any]) -> Described:
    """The dataclasses again, after their way through JSON."""
    columns = tuple(
        Column(
            **column
            | {
                "values": tuple((value, label) for value, label in column["values"]),
                "missing": tuple(column["missing"]),
                "missing_ranges": tuple((low, high) for low, high in column["missing_ranges"]),
                "role": Role(column["role"]) if column["role"] else None,
            }
        )
        for column in found["columns"]
    )
    sets = tuple(ResponseSet(**one | {"columns": tuple(one["columns"])}) for one in found["sets"])
    return Described(**found | {"columns": columns, "sets": sets, "notes": tuple(found["notes"])})
