"""Typeform CSV and XLSX: one header row, the questions themselves, and a token a response."""

from __future__ import annotations

from pipeline.ingest.export import Export, folded
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "typeform"
SIGNS = frozenset({"#", "network id", "start date (utc)", "submit date (utc)"})


def recognises(sample: Sample) -> bool:
    """Two of its signs: the token under `#` comes first, dates in UTC and the network id last."""
    headers = [folded(header) for header in sample.text.records[0]]
    return len(SIGNS & {*headers[:2], *headers[-8:]}) >= 2


def read(sample: Sample) -> Export:
    """Names are the whole questions. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    columns = table_columns(headers, map(plain_text, headers), ["" for _ in headers])
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
