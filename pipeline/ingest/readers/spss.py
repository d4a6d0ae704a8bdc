"""SPSS .sav and .zsav: value labels, missing codes and ranges, multiple-response sets, weight, code pages."""

from __future__ import annotations

from pipeline.errors import ExportError
from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "spss"
ENCRYPTED = b"ENCRYPTEDSAV"


def recognises(sample: Sample) -> bool:
    """The first four bytes say so; an encrypted file says so a little later."""
    return sample.head[:4] in (b"$FL2", b"$FL3") or sample.head[8:20] == ENCRYPTED


def read(sample: Sample) -> Export:
    """The dictionary of the file. Raises ExportError where it is encrypted, damaged or has no cases."""
    if sample.head[8:20] == ENCRYPTED:
        raise ExportError(
            f"{sample.source.name}: an encrypted SPSS file; open it in SPSS with its password "
            "and save it without one."
        )
    return described_export(sample, FORMAT, kind="sav")
