"""Google Forms CSV and XLSX: a timestamp, then the questions; rows of a grid stand in brackets."""

from __future__ import annotations

import re

from pipeline.ingest.export import Export, Role, folded
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "google-forms"
GRID = re.compile(r"^(?P<text>.*\S)\s*\[(?P<row>[^\[\]]*)\]\s*$", re.DOTALL)
MOMENT = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]")


def recognises(sample: Sample) -> bool:
    """The first column is the timestamp, in the language of the sheet, and holds one."""
    records = sample.text.records
    first = known_roles(FORMAT).get(folded(records[0][0]))
    return first is Role.SUBMITTED_AT and all(MOMENT.match(record[0]) for record in records[1:4])


def read(sample: Sample) -> Export:
    """Names are the whole headers. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    split = [GRID.match(header) for header in headers]
    columns = table_columns(
        headers,
        (
            plain_text(found["text"] if found else header)
            for found, header in zip(split, headers, strict=True)
        ),
        (plain_text(found["row"]) if found else "" for found in split),
    )
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
