"""Delimited text of no known platform: one header row, then respondents."""

from __future__ import annotations

from pipeline.ingest.export import Column, Export
from pipeline.ingest.headings import unique_names
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import text_export

FORMAT = "delimited"


def recognises(sample: Sample) -> bool:
    """Any text with a header: the last resort, so it raises where the file is no text."""
    return bool(sample.text.records)


def read(sample: Sample) -> Export:
    """Names are the headers, texts the same. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    columns = [
        Column(name, position, text=header)
        for position, (name, header) in enumerate(zip(unique_names(headers), headers, strict=True), start=1)
    ]
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
