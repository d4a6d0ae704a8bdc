"""Qualtrics CSV and TSV: three header rows (name, text, ImportId), two (legacy), or one left by hand.

How many there are is seen from the rows, never assumed: a row with a response id is a respondent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.export import Column, Export, Role, folded
from pipeline.ingest.prefixes import split_choices
from pipeline.ingest.qsf import read_qsf
from pipeline.ingest.qsf_labels import Definition, definition_sets, with_definition
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.structures import is_qsf
from pipeline.ingest.tabular import table_columns, text_export
from pipeline.ingest.textual import Record
from pipeline.ingest.unpack import naming, open_source

FORMAT = "qualtrics"

SIGNS = frozenset(
    {Role.STARTED_AT, Role.ENDED_AT, Role.SUBMITTED_AT, Role.LANGUAGE, Role.SYSTEM, Role.PERSONAL}
)
IMPORT_ID = re.compile(r"""^\s*\{\s*['"]ImportId['"]\s*:\s*['"](.*?)['"]\s*[,}]""")
CHOICE_ID = re.compile(r"""['"]choiceId['"]\s*:\s*['"]([^'"]*)['"]""")
RESPONSE_ID = re.compile(r"^(R|SM|FS)_\w{5,}$")


def recognises(sample: Sample) -> bool:
    """An ImportId row, or a response id column together with other columns that Qualtrics adds."""
    records = sample.text.records
    if any(_is_import_ids(record) for record in records[1:3]):
        return True
    names = [folded(cell) for cell in records[0]]
    if "responseid" in names:
        roles = known_roles(FORMAT)
        return any(roles.get(name) in SIGNS for name in names)
    return names[:2] == ["v1", "v2"] and len(records) > 1 and folded(records[1][0]) == "responseid"


def read(sample: Sample) -> Export:
    """Names are the first row; texts the second, split into question and choice where columns share one.

    Raises ExportError where there are no respondents.
    """
    records = sample.text.records
    headers, texts, ids = _header_rows(records)
    texts, ids = _padded(texts, records[0]), _padded(ids, records[0])
    columns = [
        replace(column, source_id=_import_id(key))
        for column, key in zip(table_columns(records[0], texts, ["" for _ in texts]), ids, strict=True)
    ]
    if folded(records[0][0]) == "v1":  # the legacy layout: its second row says what V1 to V10 are
        columns = with_roles(columns, FORMAT, "qualtrics legacy", also="text")
    else:
        columns = with_roles(columns, FORMAT, also="source_id")
    columns = [_without_echo(column) for column in split_choices(columns)]
    definition = _definition(sample)
    if definition is None:
        return text_export(sample, format=FORMAT, columns=columns, headers=headers)
    known = sum(definition.find(column) is not None for column in columns)
    export = text_export(
        sample,
        format=FORMAT,
        columns=with_definition(columns, definition),
        headers=headers,
        notes=(f"The survey definition beside it describes {known} of {len(columns)} columns.",),
    )
    return replace(export, sets=definition_sets(export.columns, definition, records[headers:]))


def _definition(sample: Sample) -> Definition | None:
    for other in sample.others:
        if is_qsf(other):
            with open_source(other.source) as file, naming(other.source.name):
                return Definition(read_qsf(file))
    return None


def _header_rows(records: Sequence[Record]) -> tuple[int, Record, Record]:
    """Number of header rows, the row of texts and the row of ImportIds (empty where there is none)."""
    for at, record in enumerate(records[1:3], start=1):
        if _is_import_ids(record):
            return at + 1, records[1] if at == 2 else (), record
    if len(records) > 1 and _is_label_row(records):
        return 2, records[1], ()
    return 1, (), ()


def _is_import_ids(record: Record) -> bool:
    filled = [cell for cell in record if cell.strip()]
    return bool(filled) and sum(bool(IMPORT_ID.match(cell)) for cell in filled) * 2 > len(filled)


def _is_label_row(records: Sequence[Record]) -> bool:
    """The second row holds texts: its response id is none, while the rows below have one, or names itself."""
    names = [folded(cell) for cell in records[0]]
    at = next((names.index(name) for name in ("responseid", "v1") if name in names), None)
    if at is None or at >= len(records[1]):
        return False
    label = records[1][at]
    below = [record[at] for record in records[2:] if len(record) > at]
    if RESPONSE_ID.match(label) or (below and label in below):
        return False
    return folded(label).replace(" ", "").replace("-", "") in ("responseid", "antwortid", "reactieid") or any(
        RESPONSE_ID.match(cell) for cell in below
    )


def _padded(record: Record, like: Record) -> Record:
    return (*record, *("" for _ in like))[: len(like)]


def _import_id(cell: str) -> str:
    found, choice = IMPORT_ID.match(cell), CHOICE_ID.search(cell)
    return (found[1] + (f"-{choice[1]}" if choice else "")) if found else ""


def _without_echo(column: Column) -> Column:
    """A column that Qualtrics adds has no question: its second header row only translates the first."""
    return replace(column, choice="") if column.role else column
