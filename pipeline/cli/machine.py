"""Rows for other programs: JSON and CSV with a published table's own columns and types."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.contract import TABLES

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


def records(rows: pd.DataFrame, table: str) -> list[Row]:
    """One mapping a row with the table's columns: whole numbers are int, missing is None."""
    types = TABLES[table].types
    columns = {name: [_plain(value, kind) for value in rows[name]] for name, kind in types.items()}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def as_json(rows: Sequence[Row]) -> str:
    """A list of objects, one a line."""
    return "[" + ",\n ".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows) + "]\n"


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A header line, then a line a row; missing is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _plain(value: Any, kind: str) -> Any:
    import pandas as pd

    if pd.isna(value):
        return None
    match kind:
        case "BIGINT":
            return int(value)
        case "DOUBLE":
            return float(value)
        case "BOOLEAN":
            return bool(value)
    return str(value)
