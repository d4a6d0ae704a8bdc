"""LimeSurvey CSV: headings are codes, full texts, or `code. text`, in the survey's language."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.export import Column, Export, Role, folded
from pipeline.ingest.headings import unique_names
from pipeline.ingest.lss import read_lss
from pipeline.ingest.lss_labels import response_sets, with_structure
from pipeline.ingest.markup import plain_text
from pipeline.ingest.roles import known_roles, with_roles
from pipeline.ingest.sample import Sample
from pipeline.ingest.structures import is_lss
from pipeline.ingest.tabular import text_export
from pipeline.ingest.unpack import naming, open_source

FORMAT = "limesurvey"

CODE_AND_TEXT = re.compile(r"^(?P<code>[A-Za-z][A-Za-z0-9_]*(?:\[[^\]]*\]){0,2})\. (?P<text>.*)$", re.DOTALL)
CODE = re.compile(r"^[A-Za-z][A-Za-z0-9_]*(?:\[[^\]]*\]){0,2}$")
CHOICE = re.compile(r"^(?P<text>.*?)\s*(?P<choice>(?:\[(?:[^\[\]]|\[[^\]]*\])*\]\s*)+)$", re.DOTALL)
TIMING = re.compile(
    r"^groupTime\d+\b|^(group|question) time:|\. (group|question) time:|^(gruppen|fragen)zeit:", re.IGNORECASE
)
SIGNS = (Role.SUBMITTED_AT, Role.LAST_PAGE, Role.LANGUAGE, Role.ENDED_AT, Role.STARTED_AT)


def recognises(sample: Sample) -> bool:
    """The response id comes first, followed by LimeSurvey's own columns or by headings it forms."""
    headers = sample.text.records[0]
    roles = known_roles(FORMAT)
    codes = [_code(header) for header in headers]
    if roles.get(codes[0]) is not Role.RESPONDENT_ID:
        return False
    system = sum(roles.get(code) in SIGNS for code in codes[1:12])
    bracketed = sum(bool(CHOICE.match(header)) for header in headers)
    return system >= 2 or (codes[0] != "id" and bracketed * 4 >= len(headers)) or bracketed * 2 > len(headers)


def read(sample: Sample) -> Export:
    """Names are the codes where headings hold them, else the whole heading. Texts are without markup.

    Raises ExportError where there are no respondents.
    """
    headers = sample.text.records[0]
    split = [CODE_AND_TEXT.match(header) for header in headers]
    has_codes = sum(map(bool, split)) >= 0.9 * len(headers)
    names = [
        found["code"] if has_codes and found else header for found, header in zip(split, headers, strict=True)
    ]
    texts = [
        found["text"] if has_codes and found else header for found, header in zip(split, headers, strict=True)
    ]
    columns = [
        _column(name, position, header, text)
        for position, (name, header, text) in enumerate(
            zip(unique_names(names), names, texts, strict=True), start=1
        )
    ]
    columns = with_roles(columns, FORMAT)
    structure = next((other.source for other in sample.others if is_lss(other)), None)
    if structure is None:
        return text_export(sample, format=FORMAT, columns=columns, headers=1)
    with open_source(structure) as file, naming(structure.name):
        columns, known = with_structure(columns, read_lss(file))
    note = f"{structure.name} describes {known} of {len(columns)} columns."
    export = text_export(sample, format=FORMAT, columns=columns, headers=1, notes=(note,))
    return replace(export, sets=response_sets(columns, sample.text.records[1:]))


def _column(name: str, position: int, heading: str, text: str) -> Column:
    plain = plain_text(text)
    found = CHOICE.match(plain) if not CODE.match(text) else None
    role = Role.TIMING if TIMING.match(heading) else None
    if found and not role:
        choice = found["choice"].strip().removeprefix("[").removesuffix("]").replace("] [", "][")
        return Column(name, position, text=found["text"], choice=choice.strip(), source_id=heading)
    return Column(name, position, text=plain, role=role, source_id=heading)


def _code(header: str) -> str:
    found = CODE_AND_TEXT.match(header)
    return folded(found["code"] if found else header)
