"""The menu of readers: the first that recognises a file reads it.

To add one: a module in readers/ with FORMAT, `recognises(sample)` and `read(sample)`, and a line here.
Those that know a file by its first bytes come first, plain delimited text takes what is left.
"""

from __future__ import annotations

from typing import Protocol

from pipeline.ingest.export import Export
from pipeline.ingest.readers import delimited, limesurvey, qualtrics, spss
from pipeline.ingest.sample import Sample


class Reader(Protocol):
    """What a module in readers/ offers."""

    FORMAT: str

    def recognises(self, sample: Sample) -> bool:
        """Looks into the file; a cheap look that raises nothing for files of other formats."""

    def read(self, sample: Sample) -> Export:
        """The export with all its columns, personal ones marked. Raises ExportError."""


BINARY: tuple[Reader, ...] = (spss,)  # type: ignore[assignment]
TEXT: tuple[Reader, ...] = (qualtrics, limesurvey, delimited)  # type: ignore[assignment]
