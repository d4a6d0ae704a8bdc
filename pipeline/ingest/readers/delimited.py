"""Tables of no known platform, as text or as a sheet: one header row, then respondents."""

from __future__ import annotations

from pipeline.ingest.export import Export
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "delimited"


def recognises(sample: Sample) -> bool:
    """Any table with a header: the last resort, so it raises where the file is no text."""
    return bool(sample.text.records)


def read(sample: Sample) -> Export:
    """Names are the headers, texts the same. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    columns = table_columns(headers, headers, ["" for _ in headers])
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
