"""SurveyMonkey CSV and XLSX: two header rows (question, option), or one.

With two, a column is named `question [option]`, as LimeSurvey does, or just `question` where the
second row only says that here is the response. A blank question goes on from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.ingest.export import Column, Export, Role, folded
from pipeline.ingest.headings import carried_on
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.tabular import table_columns, text_export
from pipeline.ingest.textual import Record

FORMAT = "surveymonkey"

# What the second row says under a question with one column.
RESPONSE = frozenset(
    """response; open-ended response; antwort; beantwortung; offene antwort; antwoord; open antwoord; reactie;
    réponse; réponse ouverte; respuesta; respuesta abierta; risposta; resposta""".replace("\n", " ").split(
        "; "
    )
)
# A contact form is a question like any other, except that its answers are a person.
CONTACT = {"name", "address", "address 2", "email address", "phone number", "zip/postal code"}


def recognises(sample: Sample) -> bool:
    """The respondent id comes first, and a second row of options or another column of the platform follows."""
    records = sample.text.records
    roles = known_roles(FORMAT)
    headers = [folded(cell) for cell in records[0]]
    if roles.get(headers[0]) is not Role.RESPONDENT_ID:
        return False
    return _has_options(records) or sum(header in roles for header in headers[1:9]) >= 2


def read(sample: Sample) -> Export:
    """Texts are the questions, choices the options or rows of a grid.

    Raises ExportError where there are no respondents.
    """
    records = sample.text.records
    if not _has_options(records):
        headers = records[0]
        columns = table_columns(headers, map(plain_text, headers), ["" for _ in headers])
        return text_export(sample, format=FORMAT, columns=with_roles(columns, FORMAT), headers=1)
    questions = carried_on(records[0])
    options = [*records[1], *("" for _ in questions)][: len(questions)]
    choices = ["" if folded(option) in RESPONSE else option for option in options]
    names = [
        f"{question} [{choice}]" if choice else question
        for question, choice in zip(questions, choices, strict=True)
    ]
    columns = table_columns(names, map(plain_text, questions), map(plain_text, choices))
    columns = _without_contacts(with_roles(columns, FORMAT, also="text"))
    return text_export(sample, format=FORMAT, columns=columns, headers=2)


def _has_options(records: Sequence[Record]) -> bool:
    """The second row is no respondent: it has no respondent id, while the rows below do."""
    if len(records) < 2 or records[1][:1] != ("",) or not any(records[1]):
        return False
    return all(record[:1] != ("",) for record in records[2:3]) and (
        "" in records[0] or any(folded(cell) in RESPONSE for cell in records[1])
    )


def _without_contacts(columns: list[Column]) -> list[Column]:
    """Marks the columns of a contact form as personal: at least three of its fields under one question."""
    from dataclasses import replace

    marked: list[Column] = []
    for _, group in groupby(columns, key=lambda column: column.text):
        fields = list(group)
        is_contact = sum(folded(field.choice) in CONTACT for field in fields) >= 3
        marked += [
            replace(field, role=Role.PERSONAL) if is_contact and folded(field.choice) in CONTACT else field
            for field in fields
        ]
    return marked
