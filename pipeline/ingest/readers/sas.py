"""SAS .sas7bdat, with labels from a .sas7bcat catalogue beside it, and transport files .xpt."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample

FORMAT = "sas"
MAGIC = bytes(12) + b"\xc2\xea\x81"
TRANSPORT = b"HEADER RECORD*******LIB"
KIND = slice(156, 164)  # DATA or CATALOG


def recognises(sample: Sample) -> bool:
    """A data set or a transport file; a catalogue alone holds labels only."""
    return sample.head.startswith(TRANSPORT) or (_is_sas(sample) and not is_catalogue(sample))


def read(sample: Sample) -> Export:
    """The dictionary of the file and its catalogue. Raises ExportError where either is damaged."""
    if sample.head.startswith(TRANSPORT):
        return described_export(FORMAT, "statfile", [sample.source], kind="xport")
    catalogues = [other.source for other in sample.others if is_catalogue(other)]
    export = described_export(FORMAT, "statfile", [sample.source, *catalogues[:1]], kind="sas7bdat")
    if catalogues:
        return export
    return replace(
        export, notes=(*export.notes, "Labels of SAS formats are in a catalogue (.sas7bcat) beside it.")
    )


def is_catalogue(sample: Sample) -> bool:
    """A file of value labels without data."""
    return _is_sas(sample) and sample.head[KIND].strip() == b"CATALOG"


def _is_sas(sample: Sample) -> bool:
    return sample.head.startswith(MAGIC)
