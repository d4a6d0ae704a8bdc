"""A LimeSurvey structure (.lss) as the columns its export has."""

from __future__ import annotations

from collections import defaultdict
from typing import BinaryIO
from xml.etree.ElementTree import Element

from pipeline.ingest.lss_columns import Answers, Asked, Row, columns_of
from pipeline.ingest.markup import plain_text
from pipeline.ingest.safe_xml import parse_xml

Tables = dict[str, list[dict[str, str]]]


def read_lss(file: BinaryIO) -> list[Asked]:
    """The columns in the survey's order, in its base language. Raises ExportError for what is no structure."""
    root = parse_xml(file)
    language = root.findtext("surveys/rows/row/language") or root.findtext("languages/language") or ""
    tables = {table.tag: _rows(table, language) for table in root if table.find("rows") is not None}
    answers, parts = _answers(tables), defaultdict(list)
    for part in _ordered(tables.get("subquestions", []), "question_order"):
        parts[part.get("parent_qid", "")].append(_with_text(part, tables))
    places = {row.get("gid", ""): _place(row, "group_order") for row in tables.get("groups", [])}
    questions = _ordered(tables.get("questions", []), "question_order")
    return [
        asked
        for question in sorted(questions, key=lambda row: places.get(row.get("gid", ""), 0))
        for asked in columns_of(_with_text(question, tables), parts[question.get("qid", "")], answers)
    ]


def _answers(tables: Tables) -> Answers:
    """Options by question and scale, in their order."""
    labels = {row.get("aid", ""): row.get("answer", "") for row in tables.get("answer_l10ns", [])}
    answers: Answers = defaultdict(list)
    for row in _ordered(tables.get("answers", []), "sortorder"):
        label = row.get("answer") or labels.get(row.get("aid", ""), "")
        key = row.get("qid", ""), row.get("scale_id", "0")
        answers[key].append((row.get("code", ""), plain_text(label)))
    return answers


def _with_text(row: dict[str, str], tables: Tables) -> Row:
    """Since LimeSurvey 4 the texts stand in a table of their own."""
    texts = (
        text["question"] for text in tables.get("question_l10ns", []) if text.get("qid") == row.get("qid")
    )
    return row | {"question": row.get("question") or next(texts, "")}


def _ordered(rows: list[dict[str, str]], key: str) -> list[dict[str, str]]:
    return sorted(rows, key=lambda row: _place(row, key))


def _place(row: dict[str, str], key: str) -> int:
    text = row.get(key, "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _rows(table: Element, language: str) -> list[dict[str, str]]:
    rows = [{cell.tag: (cell.text or "").strip() for cell in row} for row in table.iterfind("rows/row")]
    return [row for row in rows if row.get("language", language) == language]
