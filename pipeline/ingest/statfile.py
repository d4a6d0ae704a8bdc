"""Statistics packages' files through pyreadstat. Runs in a child process: see child.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.ingest.batches import rows_per_group, write_batches
from pipeline.ingest.moments import moment_writer
from pipeline.ingest.plain import as_text, number_column, plain_number, text_column

CHUNK_CELLS = 60_000_000  # half a gigabyte of numbers at a time


def describe(path: str, kind: str, catalog: str | None = None) -> dict[str, Any]:
    """Everything the file says about itself, as JSON: columns, sets, label, encoding, rows."""
    _, meta = _read(path, kind, catalog, metadataonly=True, row_limit=1)
    return {
        "rows": meta.number_rows,
        "encoding": (meta.file_encoding or "").lower(),
        "label": (meta.file_label or "").strip(),
        "columns": [_column(name, meta) for name in meta.column_names],
        "sets": [
            {
                "name": name,
                "label": found["label"],
                "columns": found["variable_list"],
                "counted": None
                if found["counted_value"] is None
                else as_text(_number(found["counted_value"])),
            }
            for name, found in sorted(meta.mr_sets.items())
        ],
    }


def write(path: str, kind: str, to: str, names: dict[str, str], catalog: str | None = None) -> int:
    """Writes the columns `names` (in the file -> in the Parquet) as text. Returns the number of rows."""
    return write_batches(list(names.values()), _batches(path, kind, list(names), catalog), Path(to))


def _batches(path: str, kind: str, names: list[str], catalog: str | None) -> Iterator[list[Any]]:
    size = rows_per_group(len(names))
    chunk = max(size, CHUNK_CELLS // max(len(names), 1) // size * size)
    offset = 0
    while True:
        data, meta = _read(path, kind, catalog, usecols=names, row_limit=chunk, row_offset=offset)
        columns = [_cells(data[name], name, meta, kind) for name in names]
        rows = len(columns[0]) if columns else 0
        for start in range(0, rows, size):
            yield [column.slice(start, size) for column in columns]
        offset += rows
        if rows < chunk:
            return


def _read(path: str, kind: str, catalog: str | None, **options: Any) -> Any:
    import pyreadstat

    reader = getattr(pyreadstat, f"read_{kind}")
    if kind in ("sav", "dta", "sas7bdat"):
        options["user_missing"] = True
    if kind == "sas7bdat" and catalog:
        options["catalog_file"] = catalog
    if kind == "xport":
        options.pop("usecols", None) if options.get("metadataonly") else None
    try:
        return reader(path, disable_datetime_conversion=True, output_format="dict", **options)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise ExportError(
            f"{Path(path).name}: {error}; the file is damaged or cut off: export it again."
        ) from None


def _column(name: str, meta: Any) -> dict[str, Any]:
    labels = meta.variable_value_labels.get(name, {})
    tags = {tag: f".{tag}" for tag in meta.missing_user_values.get(name, ())} | {
        key: f".{key}" for key in labels if _is_tag(key, name, meta)
    }
    ranges = meta.missing_ranges.get(name, ())
    return {
        "name": name,
        "text": meta.column_names_to_labels.get(name) or "",
        "values": sorted(
            (tags.get(key) or as_text(_number(key)) or "", label) for key, label in labels.items()
        ),
        "missing": [as_text(_number(one["lo"])) or "" for one in ranges if one["lo"] == one["hi"]]
        + list(tags.values()),
        "missing_ranges": [[one["lo"], one["hi"]] for one in ranges if one["lo"] != one["hi"]],
        "type": _type(name, meta),
        "measure": {"unknown": ""}.get(
            meta.variable_measure.get(name, ""), meta.variable_measure.get(name, "")
        ),
    }


def _is_tag(key: Any, name: str, meta: Any) -> bool:
    """A label of an extended missing value: one letter in a numeric column."""
    return isinstance(key, str) and len(key) == 1 and meta.readstat_variable_types.get(name) != "string"


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


def _type(name: str, meta: Any) -> str:
    if meta.variable_value_labels.get(name):
        return "single"
    if meta.readstat_variable_types.get(name) == "string":
        return "text"
    found = moment_writer(meta.original_variable_types.get(name) or "", "sav")
    return found[0] if found else "number"


def _cells(values: Any, name: str, meta: Any, kind: str) -> Any:
    if meta.readstat_variable_types.get(name) == "string":
        return text_column(values)
    found = moment_writer(meta.original_variable_types.get(name) or "", kind)
    if name in meta.missing_user_values:
        return text_column([f".{value}" if isinstance(value, str) else value for value in values])
    return number_column(values, write=found[1] if found else plain_number)
