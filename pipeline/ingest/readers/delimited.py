"""Tables of no known platform, as text or as a sheet: one header row, or two of questions and their parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.export import Export
from pipeline.ingest.headings import carried_on
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export
from pipeline.ingest.textual import Record

FORMAT = "delimited"


def recognises(sample: Sample) -> bool:
    """Any table with a header: the last resort, so it raises where the file is no text."""
    return bool(sample.text.records)


def read(sample: Sample) -> Export:
    """Names are the headers, texts the same. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    if _has_parts(sample.text.records):
        return _of_two_rows(sample)
    columns = table_columns(headers, headers, ["" for _ in headers])
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)


def _has_parts(records: Sequence[Record]) -> bool:
    """The second row is no respondent: it says the parts of the questions whose header cells are merged.

    Its cells stand under merged headers only, all of them are filled, and the first one, which respondents have, is not.
    """
    if len(records) < 4 or not records[0][0].strip() or records[1][0].strip():
        return False
    headers = records[0]
    parts = (*records[1], *("" for _ in headers))[: len(headers)]
    merged = [not header.strip() or not after.strip() for header, after in pairwise((*headers, "x"))]
    goes_on = [not header.strip() for header in headers]
    filled = [bool(part.strip()) for part in parts]
    return (
        sum(goes_on) > 1
        and all(any(letter.isalpha() for letter in part) for part in parts if part.strip())
        and all(there for there, on in zip(filled, goes_on, strict=True) if on)
        and all(in_group for there, in_group in zip(filled, merged, strict=True) if there)
        and all(record[0].strip() for record in records[2:20])
    )


def _of_two_rows(sample: Sample) -> Export:
    """A column is named `question [part]`, as SurveyMonkey's are."""
    questions, parts = carried_on(sample.text.records[0]), [*sample.text.records[1]]
    parts = [part.strip() for part in (*parts, *("" for _ in questions))][: len(questions)]
    names = [
        f"{question} [{part}]" if part else question for question, part in zip(questions, parts, strict=True)
    ]
    columns = with_roles(table_columns(names, questions, parts), FORMAT)
    note = "Two header rows: questions, and below them their parts."
    return text_export(sample, format=FORMAT, columns=columns, headers=2, notes=(note,))
