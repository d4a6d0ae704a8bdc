"""Statistics packages' files through pyreadstat. Runs in a child process: see child.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.batches import rows_per_group, write_batches
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column, ResponseSet
from pipeline.ingest.moments import moment_writer
from pipeline.ingest.plain import (
    as_text,
    in_code_order,
    number_column,
    plain_number,
    plain_short,
    text_column,
)

EXTENDED_MISSING = frozenset({"dta", "sas7bdat"})
EXTENDED_ROWS = 100_000
CHUNK_CELLS = 60_000_000  # half a gigabyte of numbers at a time


def describe(paths: list[str], kind: str) -> Described:
    """Everything the file says about itself; a second path is the catalogue of a SAS file."""
    meta = metadata(paths, kind)
    if kind in EXTENDED_MISSING:  # which of .a to .z occur is in the rows only
        meta.missing_user_values |= _extended_missing(paths, kind)
    if len(paths) > 1:
        meta.variable_value_labels |= _catalogue(paths[1], meta)
    return Described(
        rows=meta.number_rows,
        encoding=(meta.file_encoding or "").lower(),
        label=(meta.file_label or "").strip(),
        columns=tuple(_column(name, at, meta, kind) for at, name in enumerate(meta.column_names, start=1)),
        sets=tuple(_set(name, found) for name, found in sorted(meta.mr_sets.items())),
    )


def metadata(paths: list[str], kind: str) -> Any:
    """pyreadstat's own description."""
    return _read(paths, kind, metadataonly=True)[1]


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]], kind: str) -> int:
    """Writes the columns as text. Returns the number of rows."""
    names = [source_id for _, source_id, _ in columns]
    return write_batches([name for _, _, name in columns], _batches(paths, kind, names), Path(to))


def _batches(paths: list[str], kind: str, names: list[str]) -> Iterator[list[Any]]:
    size = rows_per_group(len(names))
    chunk = max(size, CHUNK_CELLS // max(len(names), 1) // size * size)
    offset = 0
    while True:
        data, meta = _read(paths, kind, usecols=names, row_limit=chunk, row_offset=offset)
        cells = [_cells(data[name], name, meta, kind) for name in names]
        rows = len(cells[0]) if cells else 0
        for start in range(0, rows, size):
            yield [column.slice(start, size) for column in cells]
        offset += rows
        if rows < chunk:
            return


def _read(paths: list[str], kind: str, **options: Any) -> Any:
    import pyreadstat

    if kind in EXTENDED_MISSING or kind == "sav":
        options["user_missing"] = True
    try:
        return getattr(pyreadstat, f"read_{kind}")(
            paths[0], disable_datetime_conversion=True, output_format="dict", **options
        )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise ExportError(f"{error}; the file is damaged or cut off: export it again.") from None


def _extended_missing(paths: list[str], kind: str) -> dict[str, list[str]]:
    """The tags that occur, by column."""
    found: dict[str, set[str]] = {}
    offset, rows = 0, EXTENDED_ROWS
    while rows == EXTENDED_ROWS:
        data, meta = _read(paths, kind, row_limit=EXTENDED_ROWS, row_offset=offset)
        for name, tags in meta.missing_user_values.items():
            found.setdefault(name, set()).update(tags)
        rows = len(next(iter(data.values()), ()))
        offset += rows
    return {name: sorted(tags) for name, tags in found.items()}


def _catalogue(path: str, meta: Any) -> dict[str, Any]:
    """Value labels by column, from the formats that a SAS catalogue names."""
    import pyreadstat

    try:
        _, catalogue = pyreadstat.read_sas7bcat(path, output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise ExportError(f"its catalogue of labels: {error}; export it again.") from None
    formats = meta.variable_to_label.items()
    return {name: catalogue.value_labels[label] for name, label in formats if label in catalogue.value_labels}


def _set(name: str, found: Any) -> ResponseSet:
    counted = found["counted_value"]
    return ResponseSet(
        name,
        found["label"],
        tuple(found["variable_list"]),
        None if counted is None else as_text(_number(counted)),
    )


def _column(name: str, position: int, meta: Any, kind: str) -> Column:
    labels = meta.variable_value_labels.get(name, {})
    tags = {tag: f".{tag}" for tag in meta.missing_user_values.get(name, ())} | {
        key: f".{key}" for key in labels if _is_tag(key, name, meta)
    }
    ranges = meta.missing_ranges.get(name, ())
    codes = [as_text(_number(one["lo"])) or "" for one in ranges if one["lo"] == one["hi"]]
    return Column(
        name,
        position,
        text=meta.column_names_to_labels.get(name) or "",
        values=in_code_order(
            (tags.get(key) or as_text(_number(key)) or "", label) for key, label in labels.items()
        ),
        missing=tuple([*codes, *tags.values()]),
        missing_ranges=tuple((one["lo"], one["hi"]) for one in ranges if one["lo"] != one["hi"]),
        type=_type(name, meta, kind),
        measure=(meta.variable_measure.get(name) or "").replace("unknown", ""),
        source_id=name,
    )


def _is_tag(key: Any, name: str, meta: Any) -> bool:
    """A label of an extended missing value: one letter in a numeric column."""
    return isinstance(key, str) and len(key) == 1 and meta.readstat_variable_types.get(name) != "string"


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


def _type(name: str, meta: Any, kind: str) -> str:
    if meta.variable_value_labels.get(name):
        return "single"
    if meta.readstat_variable_types.get(name) == "string":
        return "text"
    found = moment_writer(meta.original_variable_types.get(name) or "", kind)
    return found[0] if found else "number"


def _cells(values: Any, name: str, meta: Any, kind: str) -> Any:
    if meta.readstat_variable_types.get(name) == "string":
        return text_column(values)
    found = moment_writer(meta.original_variable_types.get(name) or "", kind)
    if name in meta.missing_user_values:
        return text_column([f".{value}" if isinstance(value, str) else value for value in values])
    is_short = meta.readstat_variable_types.get(name) == "float"
    return number_column(values, write=found[1] if found else plain_short if is_short else plain_number)
