"""A wave's respondents as CSV with a data dictionary, and as Parquet."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from pipeline.report.respondent_fields import DATE, FLAG, NUMBER, Field
from pipeline.report.respondent_file import MISSING, RespondentFile

DICTIONARY = ("name", "label", "kind", "item", "value", "value_label")


def write_csv(file: RespondentFile, to: Path) -> None:
    """Writes codes, a line a respondent, and beside it `<stem>.dictionary.csv` that says what they mean.

    A cell without an answer holds `missing:` and the reason.
    """
    with to.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([field.name for field in file.fields])
        for row in file.frame[[field.name for field in file.fields]].itertuples(index=False):
            writer.writerow([_shown(cell) for cell in row])
    with to.with_name(f"{to.stem}.dictionary.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(DICTIONARY)
        writer.writerows(row for field in file.fields for row in _described(field, file))
        writer.writerow(("", file.note, "note", "", "", ""))


def write_parquet(file: RespondentFile, to: Path) -> None:
    """Writes typed columns: numbers as numbers, flags as booleans, codes as text; NULL without an answer.

    Labels stand in the columns' metadata, the reasons for missing answers in columns named `<field>__missing`.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays, columns = [], []
    for field in file.fields:
        cells = file.frame[field.name].tolist()
        reasons = [cell.removeprefix(MISSING) if _is_reason(cell) else None for cell in cells]
        arrays.append(
            pa.array([None if _is_reason(cell) else _typed(field, cell) for cell in cells], _type(field))
        )
        columns.append(pa.field(field.name, _type(field), metadata={"label": field.label}))
        if any(reasons):
            arrays.append(pa.array(reasons, pa.string()))
            columns.append(
                pa.field(f"{field.name}__missing", pa.string(), metadata={"label": "why there is no answer"})
            )
    table = pa.table(arrays, schema=pa.schema(columns, metadata={"note": file.note, "title": file.title}))
    pq.write_table(table, to)


def _described(field: Field, file: RespondentFile) -> list[tuple[str, ...]]:
    about = (field.name, field.label, field.kind, field.item)
    values = list(field.options)
    if field.kind == FLAG:
        values = [("0", "not selected"), ("1", "selected")]
    reasons = sorted({cell for cell in file.frame[field.name].tolist() if _is_reason(cell)})
    values += [(reason, f"no answer: {reason.removeprefix(MISSING).replace('_', ' ')}") for reason in reasons]
    return [(*about, *value) for value in values] or [(*about, "", "")]


def _is_reason(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith(MISSING)


def _shown(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _typed(field: Field, cell: Any) -> Any:
    if field.kind == FLAG:
        return bool(cell)
    return float(cell) if field.kind == NUMBER else str(cell)


def _type(field: Field) -> Any:
    import pyarrow as pa

    return {FLAG: pa.bool_(), NUMBER: pa.float64(), DATE: pa.string()}.get(field.kind, pa.string())
