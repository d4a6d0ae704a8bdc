"""What a reader looks at to know its files: the first bytes, and the first records where they are text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

from pipeline.ingest.encoding import encoding_of
from pipeline.ingest.export import Source
from pipeline.ingest.textual import Head, head_of
from pipeline.ingest.unpack import open_source

HEAD_BYTES = 1 << 16


@dataclass(frozen=True)
class Sample:
    """One file, and the other files of the same wave: its structure, its data, its catalogue."""

    source: Source
    others: tuple[Sample, ...] = ()

    @cached_property
    def head(self) -> bytes:
        """The first 64 KB, unpacked."""
        with open_source(self.source) as file:
            return file.read(HEAD_BYTES)

    @cached_property
    def encoding(self) -> str:
        """Of a text. Raises ExportError where the file is none."""
        if self.source.steps and self.source.steps[-1].kind == "sheet":
            return "utf-8"  # as sheets.py writes it
        with open_source(self.source) as file:
            return encoding_of(file, self.source.name)

    @cached_property
    def text(self) -> Head:
        """The first records of a delimited text. Raises ExportError where the file is none."""
        with open_source(self.source) as file:
            stream = io.TextIOWrapper(file, encoding=self.encoding, newline="")
            return head_of(stream, self.source.name)
