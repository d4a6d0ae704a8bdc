"""Quantipy's pair: a JSON file that describes the columns of a CSV beside it."""

from __future__ import annotations

from pipeline.errors import ExportError
from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "quantipy"


def recognises(sample: Sample) -> bool:
    """A JSON object with the sections of a Quantipy description."""
    head = sample.head
    return (
        head.lstrip()[:1] == b"{"
        and b'"columns"' in head
        and (b'"masks"' in head or b'"type": "single"' in head)
    )


def read(sample: Sample) -> Export:
    """The description, and the CSV of the same wave. Raises ExportError where there is none."""
    if not sample.others:
        raise ExportError(
            f"{sample.source.name}: a Quantipy description, the questions without any answers; "
            "put the CSV with the responses beside it, under the same name."
        )
    table = sample.others[0]
    return described_export(
        FORMAT,
        "quantipy_file",
        [table.source, sample.source],
        encoding=table.encoding,
        delimiter=table.text.delimiter,
    )
