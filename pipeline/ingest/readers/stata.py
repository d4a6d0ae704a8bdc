"""Stata .dta of every release that pyreadstat knows: labels and extended missing values .a to .z."""

from __future__ import annotations

from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "stata"
OLD_RELEASES = frozenset({104, 105, 108, 110, 111, 112, 113, 114, 115})


def recognises(sample: Sample) -> bool:
    """Releases since 117 begin with a tag; older ones with release, byte order and file type."""
    head = sample.head[:11]
    return head == b"<stata_dta>" or (
        len(head) > 3 and head[0] in OLD_RELEASES and head[1] in (1, 2) and head[2:4] == b"\x01\x00"
    )


def read(sample: Sample) -> Export:
    """The dictionary of the file. Raises ExportError where it is damaged or has no respondents."""
    return described_export(FORMAT, "statfile", [sample.source], kind="dta")
