"""The classes in which non-response is weighted for, and how many were sampled in each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pipeline.codebook.beside import rows_beside
from pipeline.codebook.model import FrozenMapping, Nonresponse
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written_wave import WrittenNonresponse

Class = tuple[str, ...]


def read_nonresponse(written: WrittenNonresponse | None, reading: Reading, path: Path) -> Nonresponse | None:
    """What is written, with the counts of the file that it may name; the file's problems are noted by row."""
    if written is None:
        return None
    sampled, source = None, ""
    if isinstance(written.sampled, str):
        sampled, source = _read_file(written.sampled, written.classes, reading, (*path, "sampled"))
    elif written.sampled is not None:
        sampled = {(option,): cases for option, cases in written.sampled.items()}
        if len(written.classes) > 1:
            text = "counts by option are of one item; write those of combinations into a file"
            reading.report((*path, "sampled"), text)
    return Nonresponse(
        written.classes,
        None if sampled is None else FrozenMapping(sampled),
        written.eligible_share,
        written.highest,
        source,
    )


def _read_file(
    name: str, classes: tuple[str, ...], reading: Reading, path: Path
) -> tuple[dict[Class, float], str]:
    sampled: dict[Class, float] = {}
    sources: dict[str, None] = {}
    example = ",".join((*(f"[{item}]" for item in classes), "250"))
    for line, row in rows_beside(name, (*classes, "sampled"), example, reading, path):
        _add_row(row, line, name, classes, reading, sampled)
        sources[row.get("source", "")] = None
    return sampled, "; ".join(filter(None, sources))


def _add_row(  # noqa: PLR0917 - a row, where it stands, and what is read so far
    row: dict[str, str],
    line: int,
    name: str,
    classes: tuple[str, ...],
    reading: Reading,
    sampled: dict[Class, float],
) -> None:
    key = tuple(row[item] for item in classes)
    try:
        cases = float(row["sampled"])
    except ValueError:
        cases = math.nan
    if not all(key):
        wanted = ", ".join((*classes, "sampled"))
        reading.problems.add(line, "", f"a row needs {wanted}", file=name)
    elif not (cases > 0 and math.isfinite(cases)):
        found = row["sampled"] or "nothing"
        reading.problems.add(
            line, "*".join(key), f"found {found} sampled; write a number above 0, with a point", file=name
        )
    elif key in sampled:
        reading.problems.add(line, "*".join(key), "the class is here twice; remove one", file=name)
    else:
        sampled[key] = cases
