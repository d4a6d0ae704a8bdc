"""Tables in CSV files beside the codebook, with commas or with semicolons, as spreadsheets save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from pipeline.codebook import values
from pipeline.codebook.reading import Reading

Line = tuple[int, list[str]]  # its number in the file, its cells without blanks around them
Row = tuple[int, dict[str, str]]  # the same by heading


def csv_lines(path: Path) -> list[Line]:
    """Raises OSError, UnicodeDecodeError or csv.Error for a file that cannot be read."""
    text = path.read_text(encoding="utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    return [(rows.line_num, [cell.strip() for cell in row]) for row in rows]


def delimiter_of(text: str) -> str:
    """Of a CSV, by its first line."""
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def rows_beside(
    name: str, required: Sequence[str], example: str, reading: Reading, path: values.Path
) -> list[Row]:
    """The rows that say something; a file without any is wrong, since what is left of it is nothing.

    `required` headings must be there, `source` may. What is wrong with the file is noted, and there are no rows.
    """
    try:
        lines = csv_lines(reading.folder / name)
    except FileNotFoundError:
        reading.report(path, f"found the file {name}, which is not beside the codebook; put it there")
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reading.report(
            path, f"the file {name} cannot be read as UTF-8 text ({error}); save it as CSV in UTF-8"
        )
        return []
    header = lines[0][1] if lines else []
    if not set(header) >= set(required) or set(filter(None, header)) - {*required, "source"}:
        found, wanted = ",".join(header) or "nothing", ",".join((*required, "source"))
        reading.problems.add(1, "", f"found the header {found}; write {wanted}", file=name)
        return []
    rows = _rows(lines, required, name, reading)
    if not rows:
        text = f"found no row below the header; write rows as in {example}, or remove `{path[-1]}`"
        reading.problems.add(1, "", text, file=name)
    return rows


def _rows(lines: Sequence[Line], required: Sequence[str], name: str, reading: Reading) -> list[Row]:
    header, rows = lines[0][1], []
    for line, cells in lines[1:]:
        if not any(cells):
            continue  # blank, or separators only: spreadsheets leave such lines behind
        row = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
        rows.append((line, row))
        if any(cells[len(header) :]):
            text = f"found {len(cells)} cells under {len(header)} headings; write {', '.join(required)}"
            reading.problems.add(line, "", text, file=name)
    return rows
