"""Tables with one header row by tools that are known by the columns they add: KoboToolbox, REDCap, SoSci Survey ...

Their answers are read as any table's. What is known is which columns are no questions, which hold a person
and how an interview ended: known_headers.csv, by the names of `SIGNS`.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.ingest.export import Column, Export, Role, folded
from pipeline.ingest.roles import with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "fieldwork-tools"  # the export says which

# What each of them adds to every export, folded; the first that has all of it
SIGNS = {
    "sosci": ("case", "questnnr", "started"),
    "unipark": ("lfdn", "dispcode", "lastpage"),
    "kobotoolbox": ("_uuid", "_submission_time"),
    "odk": ("key", "submissiondate"),
    "redcap": ("record_id", "*_complete"),
    "redcap-labels": ("record id", "complete?"),
    "decipher": ("record", "uuid", "markers", "status"),
    "confirmit": ("respid", "interview_start"),
    "dimensions": ("respondent.serial",),
    "jotform": ("submission date", "submission id"),
    "tally": ("submission id", "respondent id", "submitted at"),
    "formstack": ("time", "unique id", "ip address"),
}


def tool_of(headers: tuple[str, ...]) -> str | None:
    """Whose export has these headers; None for nobody's that is known."""
    known = {folded(header) for header in headers}
    return next(
        (tool for tool, signs in SIGNS.items() if all(_is_there(sign, known) for sign in signs)), None
    )


def _is_there(sign: str, known: set[str]) -> bool:
    return any(header.endswith(sign[1:]) for header in known) if sign[0] == "*" else sign in known


def _instrument(column: Column) -> Column:
    """REDCap: whether a form was finished, a column a form."""
    is_own = column.role is None and folded(column.name).endswith("_complete")
    return replace(column, role=Role.SYSTEM) if is_own else column


def recognises(sample: Sample) -> bool:
    """The headers of one of the tools."""
    return tool_of(sample.text.records[0]) is not None


def read(sample: Sample) -> Export:
    """Names are the headers, texts the same. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    tool = tool_of(headers) or FORMAT
    tool = tool.removesuffix("-labels")
    columns = with_roles(table_columns(headers, headers, ["" for _ in headers]), tool)
    if tool == "redcap":
        columns = [_instrument(column) for column in columns]
    return text_export(sample, format=tool, columns=columns, headers=1)
