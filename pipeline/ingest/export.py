"""An export as every stage sees it: what the file says about its questions, and where its rows are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path


class Role(StrEnum):
    """What a platform, not a respondent, uses a column for."""

    RESPONDENT_ID = "respondent_id"
    STARTED_AT = "started_at"
    ENDED_AT = "ended_at"
    SUBMITTED_AT = "submitted_at"
    DURATION_SECONDS = "duration_seconds"
    FINISHED = "finished"  # true or false
    PROGRESS = "progress"  # percent
    LAST_PAGE = "last_page"
    STATUS = "status"  # complete, partial, preview, spam ... in the platform's words
    LANGUAGE = "language"
    WEIGHT = "weight"
    PERSONAL = "personal"  # never written
    TIMING = "timing"  # seconds on one page or question
    SYSTEM = "system"  # anything else that is no answer: collector, seed, channel


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export."""

    name: str  # the header made unique: what a codebook refers to
    position: int  # in the export, from 1
    text: str = ""  # question text
    choice: str = ""  # option text, where the column stands for one option or one row of a grid
    type: str = "text"  # text | number | date | datetime | time | single | multiple
    values: tuple[tuple[str, str], ...] = ()  # cell -> label, as the file declares them
    missing: tuple[str, ...] = ()  # cells that the file declares missing
    missing_ranges: tuple[tuple[float, float], ...] = ()  # both ends inclusive
    role: Role | None = None
    measure: str = ""  # nominal | ordinal | scale, as the file declares
    source_id: str = ""  # the platform's own key of the question: ImportId, question code, ident


@dataclass(frozen=True, slots=True)
class ResponseSet:
    """A multiple-response set as the file declares it."""

    name: str
    label: str
    columns: tuple[str, ...]
    counted: str | None  # the cell that means selected; None: the columns hold categories


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to undo on the way from a file on disk to an export."""

    kind: str  # gzip | bzip2 | zip | sheet
    member: str = ""  # of the archive, or the name of the sheet


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of one export are: a file on disk, and what it is packed in, outermost first."""

    path: Path
    steps: tuple[Step, ...] = ()

    @property
    def name(self) -> str:
        """The file as a message names it: `2012.zip/data.csv`."""
        return "/".join([self.path.name, *(step.member for step in self.steps if step.member)])

    def inside(self, kind: str, member: str = "") -> Source:
        """What is found after one more step."""
        return Source(self.path, (*self.steps, Step(kind, member)))


@dataclass(frozen=True, slots=True)
class TextRows:
    """Rows of delimited text: `skip` records stand above the respondents."""

    source: Source
    encoding: str
    delimiter: str
    skip: int
    width: int


@dataclass(frozen=True, slots=True)
class BinaryRows:
    """Rows that a module of pipeline.ingest writes in a child process, by its function `write`."""

    module: str
    sources: tuple[Source, ...]
    options: tuple[tuple[str, str], ...] = ()  # keywords of `write`


@dataclass(frozen=True, slots=True)
class Export:
    """One wave's export: metadata here, rows by `write_rows`."""

    path: Path
    format: str
    encoding: str
    columns: tuple[Column, ...]  # without the personal ones
    rows: TextRows | BinaryRows
    personal: tuple[str, ...] = ()  # names of the columns that are dropped
    sets: tuple[ResponseSet, ...] = ()
    weight: str | None = None  # the column that the file itself declares as its weight
    label: str = ""
    notes: tuple[str, ...] = ()  # what the reader noticed, a sentence each

    def column(self, wanted: str) -> Column | None:
        """The column a codebook means: by name, else by name or full text however typed, else None."""
        for column in self.columns:
            if column.name == wanted:
                return column
        key = folded(wanted)
        for spelling in ("name", "text"):
            same = [column for column in self.columns if folded(getattr(column, spelling)) == key]
            if same:
                return same[0] if len(same) == 1 or spelling == "name" else None
        return None


@lru_cache(maxsize=1 << 16)  # a wide survey asks for each of its headers several times
def folded(text: str) -> str:
    """`text` without case, doubled or exotic blanks and typographic quotes: for comparing headers."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return " ".join(plain.split()).casefold()


_STRAIGHT = str.maketrans("‘’‚‛“”„‟–—‐‑", "''''\"\"\"\"----")
