"""Alchemer, once SurveyGizmo: one header row, `option:question` where a question has several columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.export import Export, Role, folded
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "alchemer"
SIGNS = {Role.STARTED_AT, Role.SUBMITTED_AT, Role.STATUS}


def recognises(sample: Sample) -> bool:
    """Start, submission and status of a response are among the first columns."""
    roles = known_roles(FORMAT)
    return {roles.get(folded(header)) for header in sample.text.records[0][:8]} >= SIGNS


def read(sample: Sample) -> Export:
    """Names are the whole headers. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    split = [_split(header, shared=_endings(headers)) for header in headers]
    columns = table_columns(headers, (text for text, _ in split), (choice for _, choice in split))
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)


def _endings(headers: Sequence[str]) -> Counter[str]:
    """How many headers end with each text that stands after a colon, or are that text."""
    return Counter(ending for header in headers for ending in {header, *_after_colons(header)})


def _after_colons(header: str) -> list[str]:
    return [header[at + 1 :] for at, sign in enumerate(header) if sign == ":" and header[at + 1 :].strip()]


def _split(header: str, *, shared: Counter[str]) -> tuple[str, str]:
    """Question and option: the question is the longest ending that another header shares."""
    question = next((ending for ending in _after_colons(header) if shared[ending] > 1), header)
    choice = header[: len(header) - len(question)].rstrip(": ")
    return plain_text(question), plain_text(choice)
