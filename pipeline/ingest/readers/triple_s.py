"""Triple-S 1.x, 2.0 and 3.0: an .sss (or .xml) that describes a fixed-width or CSV file beside it."""

from __future__ import annotations

from pipeline.errors import ExportError
from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "triple-s"


def recognises(sample: Sample) -> bool:
    """The root element is `sss`."""
    return b"<sss" in sample.head[:4096].lower()


def read(sample: Sample) -> Export:
    """The description, and the data of the same wave; a multiple variable becomes a column an option.

    Raises ExportError where the data are not there, or the survey is hierarchical.
    """
    if not sample.others:
        raise ExportError(
            f"{sample.source.name}: a Triple-S description, the questions without any answers; "
            "put the data file (.asc or .csv) beside it, under the same name."
        )
    data = sample.others[0]
    return described_export(FORMAT, "triple_s_file", [data.source, sample.source], encoding=data.encoding)
