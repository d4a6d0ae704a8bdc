"""SPSS portable files, described and written as text. Runs in a child process: see described.py."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.ingest import statfile
from pipeline.ingest.batches import write_records
from pipeline.ingest.described import Described
from pipeline.ingest.export import Column
from pipeline.ingest.moments import Writer, moment_writer
from pipeline.ingest.plain import as_text, in_code_order, plain_number
from pipeline.ingest.por_reader import Value, Variable, is_ascii, read_portable

FORMATS = {
    20: "DATE", 21: "TIME", 22: "DATETIME", 23: "ADATE", 24: "JDATE", 25: "DTIME",
    28: "MOYR", 29: "QYR", 30: "WKYR", 38: "EDATE", 39: "SDATE",
}  # fmt: skip


def describe(paths: list[str]) -> Described:
    """The dictionary of the file; the number of cases is not in it."""
    content = Path(paths[0]).read_bytes()
    if not is_ascii(content):
        return statfile.describe(paths, "por")
    found = read_portable(content)
    if next(found.cases, None) is None:
        raise ExportError("it describes questions but holds no respondents; export it with data.")
    columns = tuple(_column(one, at) for at, one in enumerate(found.variables, start=1))
    return Described(rows=None, columns=columns, encoding="ascii", weight=found.weight or None)


def write(paths: list[str], to: str, columns: list[tuple[int, str, str]]) -> int:
    """Writes the columns as text. Returns the number of rows."""
    content = Path(paths[0]).read_bytes()
    if not is_ascii(content):
        return statfile.write(paths, to, columns, "por")
    found = read_portable(content)
    writers = [(position - 1, _writer(found.variables[position - 1])) for position, _, _ in columns]
    records = ([_cell(case[at], writer) for at, writer in writers] for case in found.cases)
    return write_records([name for _, _, name in columns], records, Path(to))


def _column(one: Variable, position: int) -> Column:
    moment = moment_writer(FORMATS.get(one.format, ""), "por")
    return Column(
        one.name,
        position,
        text=one.label,
        type="single" if one.labels else "text" if one.width else moment[0] if moment else "number",
        values=in_code_order((_cell(value, plain_number), label) for value, label in one.labels),
        missing=tuple(_cell(value, plain_number) for value in one.missing),
        missing_ranges=one.ranges,
        source_id=one.name,
    )


def _writer(one: Variable) -> Writer:
    moment = moment_writer(FORMATS.get(one.format, ""), "por")
    return moment[1] if moment else plain_number


def _cell(value: Value, writer: Writer) -> str:
    if isinstance(value, str):
        return as_text(value) or ""
    return (writer(value) or "") if isfinite(value) else ""
