"""Microsoft Forms: a workbook (or CSV) with id, start, completion, e-mail and name, then the questions."""

from __future__ import annotations

from pipeline.ingest.export import Export, Role, folded
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export

FORMAT = "microsoft-forms"
SIGNS = {Role.RESPONDENT_ID, Role.STARTED_AT, Role.ENDED_AT}


def recognises(sample: Sample) -> bool:
    """The first three columns are id, start and completion, in the language of the form."""
    roles = known_roles(FORMAT)
    return {roles.get(folded(header)) for header in sample.text.records[0][:3]} == SIGNS


def read(sample: Sample) -> Export:
    """Names are the whole questions. Raises ExportError where there are no respondents."""
    headers = sample.text.records[0]
    columns = table_columns(headers, map(plain_text, headers), ["" for _ in headers])
    return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
