"""A Triple-S description as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from pipeline.errors import ExportError
from pipeline.ingest.safe_xml import parse_xml

HIERARCHY = {"hierarchy", "level", "parent"}


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: `start` and `finish` are characters of a line, or columns of a CSV; from 1, inclusive."""

    name: str
    label: str
    type: str  # single | multiple | quantity | character | logical | date | time
    start: int
    finish: int
    subfields: int  # of a spread multiple; 0: a bitstring
    width: int  # of a subfield
    values: tuple[tuple[str, str], ...]  # code -> label
    use: str  # serial | weight | ""


@dataclass(frozen=True, slots=True)
class Description:
    """The one record of a flat survey."""

    title: str
    is_csv: bool
    skip: int
    variables: tuple[Variable, ...]


def read_description(path: Path) -> Description:
    """Raises ExportError for a hierarchical survey and for what is no Triple-S."""
    with path.open("rb") as file:
        root = parse_xml(file)
    elements = {_tag(element) for element in root.iter()}
    records = [element for element in root.iter() if _tag(element) == "record"]
    if elements & HIERARCHY or len(records) > 1:
        raise ExportError(
            "a hierarchical Triple-S survey (several records a respondent); export it flat, a record a respondent."
        )
    if not records:
        raise ExportError("a Triple-S file without a record; export it again.")
    record = records[0]
    survey = next((element for element in root.iter() if _tag(element) == "survey"), root)
    return Description(
        title=_text(survey, "title"),
        is_csv=record.get("format", "fixed").lower() == "csv",
        skip=_number(record.get("skip"), "skip", default=0),
        variables=tuple(_variable(element) for element in record if _tag(element) == "variable"),
    )


def _variable(element: Element) -> Variable:
    name = _text(element, "name") or f"ident {element.get('ident', '?')}"
    position, spread = _child(element, "position"), _child(element, "spread")
    if position is None:
        raise ExportError(f"variable {name} has no position; export it again.")
    start = _number(position.get("start"), name)
    finish = _number(position.get("finish"), name, default=start)
    subfields = _number(spread.get("subfields"), name) if spread is not None else 0
    width = _number(spread.get("width"), name, default=0) if spread is not None else 0
    values = _child(element, "values")
    return Variable(
        name,
        _text(element, "label"),
        element.get("type", "character").lower(),
        start,
        finish,
        subfields,
        width or ((finish - start + 1) // subfields if subfields else 0),
        tuple((one.get("code", ""), _joined(one)) for one in values if _tag(one) == "value")
        if values is not None
        else (),
        element.get("use", "").lower(),
    )


def _number(text: str | None, what: str, *, default: int | None = None) -> int:
    if text is None and default is not None:
        return default
    if text is None or not text.strip().isascii() or not text.strip().isdigit():
        raise ExportError(f"{what}: {text!r} is no position; export it again.")
    return int(text)


def _child(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _tag(child) == tag), None)


def _text(element: Element, tag: str) -> str:
    child = _child(element, tag)
    return "" if child is None else _joined(child)


def _joined(element: Element) -> str:
    """Its own text; else the first of the texts it has for several modes or languages."""
    own = " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    texts = [_joined(child) for child in element if _tag(child) == "text"]
    return own or next(filter(None, texts), "")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
