"""Typeform CSV and XLSX: one header row, the questions themselves, and a token a response."""

from __future__ import annotations

from pipeline.ingest.export import Export, folded
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "typeform"


def recognises(sample: Sample) -> bool:
    """Starts with the token under `#`, or ends with the network id and the dates in UTC."""
    headers = [folded(header) for header in sample.text.records[0]]
    roles = known_roles(FORMAT)
    return (
        sum(
            header in roles
            for header in [headers[0], *headers[-6:]]
            if "utc" in header or header in ("#", "network id")
        )
        >= 2
    )


def read(sample: Sample) -> Export:
    """Names are the whole questions. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    columns = table_columns(headers, map(plain_text, headers), ["" for _ in headers])
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
