"""The file that gives open answers their codes: beside the codebook, edited by hand, kept over all exports.

A row a text: `text,code` and, if you like, `label`, `respondents`, `note`. Several codes of one text stand in
one cell, `price; service`. A text without a code waits for one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.codebook.beside import Line, csv_lines, delimiter_of
from pipeline.codebook.frozen_mapping import FrozenMapping
from pipeline.codebook.model import Option, Text
from pipeline.codebook.written import CODE
from pipeline.quoted_cell import is_quoted

REQUIRED = ("text", "code")
HEADER = (*REQUIRED, "label", "respondents", "note")


@dataclass(frozen=True, slots=True)
class CodesFile:
    """What a file says: text to its codes, waiting texts, labels by code, and what is wrong with it by line."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=FrozenMapping)
    lines: Mapping[str, int] = field(default_factory=FrozenMapping)  # text -> its line
    waiting: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=FrozenMapping)
    problems: tuple[tuple[int, str], ...] = ()

    def options(self, besides: frozenset[str]) -> tuple[Option, ...]:
        """The codes that are no reason (`besides`), in the order in which they are first given."""
        found = dict.fromkeys(code for codes in self.codes.values() for code in codes)
        return tuple(
            Option(code, Text((("", self.labels.get(code, code)),))) for code in found if code not in besides
        )


def read_codes(path: Path) -> CodesFile | None:
    """The file's contents; None where there is none. What is wrong is listed, not raised."""
    try:
        return _read(csv_lines(path))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return CodesFile(problems=((1, f"cannot be read as UTF-8 text ({error}); save it as CSV in UTF-8"),))


def _read(rows: list[Line]) -> CodesFile:
    header = [cell.casefold() for cell in rows[0][1]] if rows else []
    if not set(header) >= set(REQUIRED) or set(filter(None, header)) - set(HEADER):
        found = ",".join(header) or "nothing"
        return CodesFile(problems=((1, f"found the header {found}; write text,code,label"),))
    codes: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    labels: dict[str, str] = {}
    problems: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for line, row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        text, given = cells.get("text", ""), _split(cells.get("code", ""))
        if not any(cells.values()):
            continue
        problems += ((line, problem) for problem in _complaints(text, given, cells, labels))
        before = seen.setdefault(" ".join(text.split()).casefold(), line)
        if before != line:
            problems.append(
                (line, f"{_short(text)} is on line {before} too; keep one row, several codes as in `a; b`")
            )
        codes[text], lines[text] = given, line
        if len(given) == 1 and cells.get("label"):
            labels.setdefault(given[0], cells["label"])
    waiting = tuple(text for text, given in codes.items() if not given)
    coded = FrozenMapping((text, given) for text, given in codes.items() if given)
    return CodesFile(coded, FrozenMapping(lines), waiting, FrozenMapping(labels), tuple(problems))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (one.strip() for one in cell.split(";")) if part))


def _complaints(
    text: str, given: tuple[str, ...], cells: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[str]:
    if not text:
        yield "a row needs a text"
    for code in given:
        if not re.fullmatch(CODE, code):
            yield f"found the code {_short(code)}; a code is letters, digits and _ . + -, several as in `a; b`"
    label = cells.get("label", "")
    if len(given) == 1 and label and labels.get(given[0], label) != label:
        yield f"{given[0]} is called {_short(label)} here and {_short(labels[given[0]])} above; write one label"


def _short(text: str) -> str:
    """Texts are respondents' own words; the line says which is meant."""
    return f'"{text}"' if is_quoted(text) else f"a text of {len(text)} characters"


def with_waiting(content: str | None, texts: Mapping[str, int]) -> str:
    """The file's text with a row more for each of `texts` (text to respondents); nothing else in it changes.

    `content` is None where there is no file yet.
    """
    if content is None:
        content = "text,code,label,respondents\n"
    first = content.split("\n", 1)[0]
    delimiter = delimiter_of(first)
    header = [cell.strip().casefold() for cell in next(csv.reader([first.rstrip("\r")], delimiter=delimiter))]
    end = "\r\n" if first.endswith("\r") else "\n"
    added = io.StringIO(newline="")
    rows = csv.writer(added, delimiter=delimiter, lineterminator=end)
    for text, respondents in texts.items():
        cells = {"text": text, "respondents": respondents}
        rows.writerow([cells.get(name, "") for name in header])
    return content + ("" if content.endswith("\n") else end) + added.getvalue()
