"""Triple-S data, described and written as text. Runs in a child process: see described.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest.batches import write_records
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column, ResponseSet, Role, Source, TextRows
from pipeline.ingest.parsed_rows import respondents
from pipeline.ingest.triple_s_cells import Record, Writer, cell_writers, fields_of
from pipeline.ingest.triple_s_meta import Description, Variable, read_description

ROLES = {"serial": Role.RESPONDENT_ID, "weight": Role.WEIGHT}
TYPES = {"quantity": "number", "single": "single", "logical": "single", "date": "date", "time": "time"}


def describe(paths: list[str], encoding: str) -> Described:
    """A column a variable, a column an option where several may be selected."""
    description = read_description(Path(paths[1]))
    columns = [column for variable in description.variables for column in _columns(variable)]
    sets = tuple(
        ResponseSet(variable.name, variable.label, tuple(c.name for c in _columns(variable)), "1")
        for variable in description.variables
        if variable.type == "multiple"
    )
    weights = [variable.name for variable in description.variables if variable.use == "weight"]
    return Described(
        rows=None,
        columns=tuple(replace(column, position=at) for at, column in enumerate(columns, start=1)),
        sets=sets,
        encoding=encoding,
        label=description.title,
        weight=weights[0] if weights else None,
    )


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]], encoding: str) -> int:
    """Writes the columns. Returns the number of rows; raises ExportError for lines that break off."""
    description = read_description(Path(paths[1]))
    writers = [writer for variable in description.variables for writer in _writers(variable, description)]
    kept = [writers[position - 1] for position, _, _ in columns]
    fields = (
        _csv_records(paths[0], encoding, description)
        if description.is_csv
        else _lines(paths[0], encoding, description)
    )
    records = ([write_cell(record) for write_cell in kept] for record in fields)
    return write_records([name for _, _, name in columns], records, Path(to))


def _columns(variable: Variable) -> list[Column]:
    if variable.type != "multiple":
        values = variable.values or ((("1", "Yes"), ("0", "No")) if variable.type == "logical" else ())
        return [
            Column(
                variable.name,
                0,
                text=variable.label,
                type=TYPES.get(variable.type, "text"),
                values=values,
                role=ROLES.get(variable.use),
                source_id=variable.name,
            )
        ]
    return [
        Column(
            f"{variable.name}_{code}",
            0,
            text=variable.label,
            choice=label,
            type="multiple",
            source_id=variable.name,
        )
        for code, label in variable.values
    ]


def _writers(variable: Variable, description: Description) -> list[Callable[[Record], str]]:
    """For each column of a variable, what turns a record into its cell."""

    def with_field(write: Writer) -> Callable[[Record], str]:
        return lambda record: write(fields_of(record, variable, is_csv=description.is_csv))

    return [with_field(write) for write in cell_writers(variable)]


def _lines(path: str, encoding: str, description: Description) -> Iterator[str]:
    """The lines of a fixed-width file; positions count characters, not bytes."""
    length = max((variable.finish for variable in description.variables), default=0)
    longest = 0
    with Path(path).open(encoding=encoding, newline=None) as file:
        for number, line in enumerate(file, start=1):
            text = line.rstrip("\n")
            if number <= description.skip or not text.strip("\x1a \t"):
                continue
            if not line.endswith("\n") and len(text) < min(length, longest):
                raise ExportError(
                    f"line {number}: the file ends in the middle of a record; copy or export it again."
                )
            longest = max(longest, len(text))
            yield text


def _csv_records(path: str, encoding: str, description: Description) -> Iterator[list[str]]:
    import csv

    with Path(path).open(encoding=encoding, newline="") as file:
        width = len(next(csv.reader(file), []))
    needed = max((variable.start for variable in description.variables), default=0)
    if width < needed:
        raise ExportError(f"the data have {width} columns where the description names column {needed}.")
    return respondents(TextRows(Source(Path(path)), encoding, ",", description.skip, width))
