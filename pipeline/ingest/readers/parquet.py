"""Parquet: typed columns become text, lists become cells with semicolons."""

from __future__ import annotations

from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "parquet"


def recognises(sample: Sample) -> bool:
    """The first four bytes say so."""
    return sample.head[:4] == b"PAR1"


def read(sample: Sample) -> Export:
    """Names and types of the columns. Raises ExportError where the file is damaged or has no rows."""
    return described_export(FORMAT, "parquet_file", [sample.source])
