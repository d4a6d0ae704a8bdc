"""SPSS .sav, .zsav and .por: labels, missing codes and ranges, multiple-response sets, code pages."""

from __future__ import annotations

from pipeline.errors import ExportError
from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "spss"
ENCRYPTED = b"ENCRYPTEDSAV"
PORTABLE = b"ASCII SPSS PORT FILE"


def recognises(sample: Sample) -> bool:
    """The first bytes say so; those of a portable file come in lines of 80."""
    return sample.head[:4] in (b"$FL2", b"$FL3") or sample.head[8:20] == ENCRYPTED or _is_portable(sample)


def read(sample: Sample) -> Export:
    """The dictionary of the file. Raises ExportError where it is encrypted, damaged or has no cases."""
    if sample.head[8:20] == ENCRYPTED:
        raise ExportError(
            f"{sample.source.name}: an encrypted SPSS file; open it in SPSS with its password "
            "and save it without one."
        )
    if _is_portable(sample):
        return described_export(FORMAT, "por_file", [sample.source])
    return described_export(FORMAT, "sav_file", [sample.source])


def _is_portable(sample: Sample) -> bool:
    return PORTABLE in sample.head[:240].replace(b"\r", b"").replace(b"\n", b"")
