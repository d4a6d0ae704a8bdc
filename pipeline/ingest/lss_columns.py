"""The columns that one LimeSurvey question makes, by its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.ingest.markup import plain_text

Row = Mapping[str, str]
Answers = dict[tuple[str, str], list[tuple[str, str]]]  # question and scale -> code and label

TYPES = {
    **dict.fromkeys("L!OFH1ABCE5YGR", "single"),
    **dict.fromkeys("MP", "multiple"),
    **dict.fromkeys("NK:", "number"),
    "D": "datetime",
}
# Options that LimeSurvey has by itself
BUILT_IN = {
    "Y": (("Y", "Yes"), ("N", "No")),
    "C": (("Y", "Yes"), ("N", "No"), ("U", "Uncertain")),
    "G": (("F", "Female"), ("M", "Male")),
    "E": (("I", "Increase"), ("S", "Same"), ("D", "Decrease")),
    "5": tuple((str(n), str(n)) for n in range(1, 6)),
    "A": tuple((str(n), str(n)) for n in range(1, 6)),
    "B": tuple((str(n), str(n)) for n in range(1, 11)),
}
WITH_OTHER = frozenset("L!MP")


@dataclass(frozen=True, slots=True)
class Asked:
    """One column that the survey makes."""

    code: str  # as in a heading: G1Q2[SQ001]
    sgqa: str  # as in the database: 222232X20X380SQ001
    text: str
    choice: str
    type: str
    values: tuple[tuple[str, str], ...]
    question: str  # the code without the part in brackets


@dataclass(frozen=True, slots=True)
class _Cell:
    """What tells one column of a question from the others."""

    suffix: str = ""  # behind the question in the database
    bracket: str = ""  # behind the question in a heading
    choice: str = ""
    type: str = ""  # "": the question's own
    scale: str = "0"


def columns_of(row: Row, parts: list[Row], answers: Answers) -> Iterator[Asked]:
    """`parts` are the subquestions, in order; a second scale of them makes a table."""
    kind, qid = row.get("type", ""), row.get("qid", "")
    base = f"{row.get('sid', '')}X{row.get('gid', '')}X{qid}"
    for cell in [*_cells(row, parts, answers), *_other(row)]:
        type_ = cell.type or TYPES.get(kind, "text")
        values = tuple(answers.get((qid, cell.scale), ())) or BUILT_IN.get(kind, ())
        yield Asked(
            code=row.get("title", "") + cell.bracket,
            sgqa=base + cell.suffix,
            text=plain_text(row["question"]),
            choice=cell.choice,
            type=type_,
            values=values if type_ == "single" else (),
            question=row.get("title", ""),
        )


def _cells(row: Row, parts: list[Row], answers: Answers) -> Iterator[_Cell]:
    kind = row.get("type", "")
    rows = [part for part in parts if part.get("scale_id", "0") == "0"]
    if kind == "R":
        places = range(1, len(answers.get((row.get("qid", ""), "0"), ())) + 1)
        yield from (_Cell(str(place), f"[{place}]", f"Rank {place}") for place in places)
    elif rows:
        columns = [part for part in parts if part.get("scale_id") == "1"]
        yield from (cell for part in rows for cell in _cells_of_row(kind, part, columns))
    else:
        yield _Cell()
        if kind == "O":
            yield _Cell("comment", "[comment]", "Comment", "text")


def _cells_of_row(kind: str, part: Row, columns: list[Row]) -> Iterator[_Cell]:
    code, label = _code(part), _label(part)
    if kind == "1":
        yield from (_Cell(f"{code}#{n}", f"[{code}][{n + 1}]", label, scale=str(n)) for n in (0, 1))
    elif kind in (":", ";"):
        for column in columns:
            both = f"{code}_{_code(column)}"
            yield _Cell(both, f"[{both}]", f"{label}][{_label(column)}")
    else:
        yield _Cell(code, f"[{code}]", label)
        if kind == "P":
            yield _Cell(f"{code}comment", f"[{code}comment]", f"{label}][Comment", "text")


def _other(row: Row) -> list[_Cell]:
    has_other = row.get("other") == "Y" and row.get("type") in WITH_OTHER
    return [_Cell("other", "[other]", "Other", "text")] if has_other else []


def _code(part: Row) -> str:
    return part.get("title", "")


def _label(part: Row) -> str:
    return plain_text(part["question"])
