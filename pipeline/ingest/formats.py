"""The menu of readers: the first that recognises a file reads it.

To add one: a module in readers/ with FORMAT, `recognises(sample)` and `read(sample)`, a line here,
and in known_headers.csv what its platform adds and what of that is personal.
"""

from __future__ import annotations

from typing import Protocol

from pipeline.ingest.export import Export
from pipeline.ingest.readers import (
    alchemer,
    delimited,
    fieldwork_tools,
    google_forms,
    limesurvey,
    limesurvey_archive,
    microsoft_forms,
    parquet,
    qualtrics,
    quantipy,
    sas,
    spss,
    stata,
    surveymonkey,
    triple_s,
    typeform,
)
from pipeline.ingest.sample import Sample


class Reader(Protocol):
    """What a module in readers/ offers."""

    FORMAT: str

    def recognises(self, sample: Sample) -> bool:
        """Looks into the file; raises nothing for files of other formats."""

    def read(self, sample: Sample) -> Export:
        """The export with all its columns, personal ones marked. Raises ExportError."""


# Known by their first bytes
BINARY: tuple[Reader, ...] = (spss, stata, sas, parquet, limesurvey_archive)  # type: ignore[assignment]
# A file that describes another one beside it
PAIRS: tuple[Reader, ...] = (triple_s, quantipy)  # type: ignore[assignment]
# Tables as text or as a sheet, known by their headers; what no platform wrote comes last
TABLES: tuple[Reader, ...] = (  # type: ignore[assignment]
    qualtrics,
    limesurvey,
    surveymonkey,
    alchemer,
    typeform,
    microsoft_forms,
    google_forms,
    fieldwork_tools,
    delimited,
)
