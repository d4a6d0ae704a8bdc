"""LimeSurvey archives (.lsa): the whole survey in one zip, structure and responses."""

from __future__ import annotations

import zipfile

from pipeline.ingest.described import described_export
from pipeline.ingest.export import Export
from pipeline.ingest.sample import Sample
from pipeline.ingest.unpack import open_source

FORMAT = "limesurvey"


def recognises(sample: Sample) -> bool:
    """A zip archive with a structure in it."""
    if not sample.head.startswith(b"PK\x03\x04"):
        return False
    with open_source(sample.source) as file, zipfile.ZipFile(file) as archive:
        return any(name.endswith(".lss") for name in archive.namelist())


def read(sample: Sample) -> Export:
    """Names are codes as in headings. Raises ExportError where the archive holds no responses."""
    return described_export(FORMAT, "lsa_file", [sample.source])
