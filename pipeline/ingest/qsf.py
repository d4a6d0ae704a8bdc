"""A Qualtrics survey definition (.qsf) as the columns its export has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from pipeline.errors import ExportError
from pipeline.ingest.markup import plain_text

Payload = Mapping[str, Any]
MAX_BYTES = 1 << 26


@dataclass(frozen=True, slots=True)
class Asked:
    """One column that the survey makes; found by its id in an ImportId row, or by its name."""

    id: str  # QID44-1-2, whatever sign the export puts between the parts
    name: str  # Q44_1_2
    text: str
    choice: str
    type: str
    values: tuple[tuple[str, str], ...]
    set: str  # the multiple-response set it belongs to; "" where none


def read_qsf(file: BinaryIO) -> list[Asked]:
    """Every column of every question. Raises ExportError for what is no survey definition."""
    try:
        found = json.loads(file.read(MAX_BYTES))
        payloads = [one["Payload"] for one in found["SurveyElements"] if one.get("Element") == "SQ"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError(f"no complete survey definition ({error!r}); export it again.") from None
    return [asked for payload in payloads if isinstance(payload, dict) for asked in _question(payload)]


def _question(payload: Payload) -> Iterator[Asked]:
    id_, tag = str(payload.get("QuestionID", "")), str(payload.get("DataExportTag", ""))
    if payload.get("QuestionType") != "SBS":
        yield from _columns(payload, id_, tag, plain_text(str(payload.get("QuestionText", ""))))
        return
    for number, part in _entries(payload.get("AdditionalQuestions")):
        inner = {**part, "Choices": part.get("Choices") or payload.get("Choices"),
                 "ChoiceDataExportTags": payload.get("ChoiceDataExportTags")}  # fmt: skip
        text = plain_text(f"{payload.get('QuestionText', '')} {part.get('QuestionText', '')}")
        yield from _columns(inner, f"{id_}#{number}", f"{tag}#{number}", text)


def _columns(payload: Payload, id_: str, tag: str, text: str) -> Iterator[Asked]:
    kind, selector = payload.get("QuestionType"), str(payload.get("Selector", ""))
    choices = _labels(payload.get("Choices"))
    if kind in ("Matrix", "SBS") or payload.get("Answers"):
        yield from _matrix(payload, id_, tag, text)
    elif kind == "MC" and selector.startswith("M"):
        codes = _recoded(payload, choices)
        for (number, label), (code, _) in zip(choices.items(), codes, strict=True):
            yield Asked(f"{id_}-{number}", f"{tag}_{code}", text, label, "multiple", (), tag)
    elif kind == "MC":
        yield Asked(id_, tag, text, "", "single", _recoded(payload, choices), "")
    elif choices:
        for number, label in choices.items():
            yield Asked(
                f"{id_}-{number}",
                f"{tag}_{number}",
                text,
                label,
                "text" if kind == "TE" else "number",
                (),
                "",
            )
    else:
        yield Asked(id_, tag, text, "", "text", (), "")


def _matrix(payload: Payload, id_: str, tag: str, text: str) -> Iterator[Asked]:
    tags = payload.get("ChoiceDataExportTags")
    answers = _labels(payload.get("Answers"))
    is_multiple = payload.get("SubSelector") == "MultipleAnswer"
    for row, label in _labels(payload.get("Choices")).items():
        name = str(tags[row]) if isinstance(tags, dict) and row in tags else f"{tag}_{row}"
        if is_multiple:
            for answer, word in answers.items():
                yield Asked(
                    f"{id_}-{row}-{answer}",
                    f"{name}_{answer}",
                    f"{text} - {label}",
                    word,
                    "multiple",
                    (),
                    name,
                )
        elif payload.get("Selector") == "TE":
            for answer, word in answers.items():
                yield Asked(
                    f"{id_}-{row}-{answer}", f"{name}_{answer}", f"{text} - {label}", word, "text", (), ""
                )
        else:
            yield Asked(f"{id_}-{row}", name, text, label, "single", _recoded(payload, answers), "")


def _recoded(payload: Payload, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Options by the code that a numeric export writes."""
    codes = payload.get("RecodeValues")
    codes = codes if isinstance(codes, dict) else {}
    return tuple((str(codes.get(number, number)), label) for number, label in labels.items())


def _labels(found: Any) -> dict[str, str]:
    return {number: plain_text(str(one.get("Display", ""))) for number, one in _entries(found)}


def _entries(found: Any) -> list[tuple[str, dict[str, Any]]]:
    """Numbered parts, which Qualtrics writes as an object or, when they are 1, 2, 3, as a list."""
    if isinstance(found, list):
        found = {str(number): one for number, one in enumerate(found, start=1)}
    entries = found.items() if isinstance(found, dict) else ()
    return [(str(number), one) for number, one in entries if isinstance(one, dict)]
