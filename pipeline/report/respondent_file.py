"""The kept respondents of a wave as one flat frame: what every respondents' export is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.report.respondent_fields import FLAG, NUMBER, Field, fields_of
from pipeline.report.wave_view import WaveView
from pipeline.report.wording import plain_name
from pipeline.report.words import is_missing

if TYPE_CHECKING:
    import pandas as pd

MISSING = "missing:"  # stands before the reason in a cell without an answer


@dataclass(frozen=True, slots=True)
class RespondentFile:
    """`frame`: one row per kept respondent, a column a field, in order; a cell without an answer is `missing:reason`.

    `sets` are the multiple-response sets: item -> its fields.
    """

    title: str
    note: str
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    sets: Mapping[str, tuple[Field, ...]]
    weights: tuple[str, ...]


def respondent_file(view: WaveView, load: Callable[[str], pd.DataFrame]) -> RespondentFile:
    """Reads the private tables of a wave through `load`; the result is private too."""
    import pandas as pd

    responses = load("responses")
    responses = responses[responses["is_kept"]].sort_values("source_row")
    fields = fields_of(view)
    columns: dict[str, Sequence[Any]] = {"respondent_id": responses["respondent_id"].tolist()}
    reasons = responses["missing_reasons"].tolist()
    for field in fields:
        columns[field.name] = _cells(field, responses[field.item].tolist(), reasons)
    extra = [*_scores(view, load("scores")), *_weights(load("weights"))]
    rows = responses["source_row"].tolist()
    for field, values in extra:
        columns[field.name] = [values.get(row, f"{MISSING}not_estimable") for row in rows]
    every = (Field("respondent_id", "Respondent", "text", ""), *fields, *(field for field, _ in extra))
    return RespondentFile(
        title=f"{view.study.name} {view.name}",
        note=_note(view),
        frame=pd.DataFrame(columns, dtype=object),
        fields=every,
        sets={
            item: tuple(field for field in fields if field.item == item)
            for item in dict.fromkeys(field.item for field in fields if field.kind == FLAG)
        },
        weights=tuple(field.name for field, _ in extra if field.name.startswith("weight_")),
    )


def _cells(field: Field, answers: Sequence[Any], reasons: Sequence[Mapping[str, str | None]]) -> list[Any]:
    return [
        f"{MISSING}{reason.get(field.item) or 'no_answer'}" if is_missing(answer) else _cell(field, answer)
        for answer, reason in zip(answers, reasons, strict=True)
    ]


def _cell(field: Field, answer: Any) -> Any:
    if field.kind == FLAG:
        return int(field.option in set(answer))
    if field.place:
        given = answer[field.place - 1] if len(answer) >= field.place else None
        if given is None or is_missing(given) or given == "":
            return f"{MISSING}no_answer"
        return float(given) if field.kind == NUMBER else given
    return answer


def _scores(view: WaveView, scores: pd.DataFrame) -> list[tuple[Field, dict[int, Any]]]:
    found: list[tuple[Field, dict[int, Any]]] = []
    for name, rows in scores.groupby("score", sort=False):
        usable = rows[rows["value"].notna()]
        label = view.wording.question(str(name))
        values = dict(zip(usable["source_row"], usable["value"], strict=True))
        found.append((Field(f"score_{name}", label, NUMBER, str(name)), values))
        levels = next(score.levels for score in view.study.scores if score.name == name)
        placed = rows[rows["level"].notna()]
        if levels and len(placed):
            options = tuple((band.code, view.wording.label(str(name), band.code)) for band in levels)
            field = Field(
                f"level_{name}", f"Level: {label}", "categorical", str(name), options, is_ordinal=True
            )
            found.append((field, dict(zip(placed["source_row"], placed["level"], strict=True))))
    return found


def _weights(weights: pd.DataFrame) -> list[tuple[Field, dict[int, Any]]]:
    return [
        (
            Field(f"weight_{name}", f"Weight {plain_name(str(name))}, mean 1", NUMBER, ""),
            {row: float(weight) for row, weight in zip(rows["source_row"], rows["weight"], strict=True)},
        )
        for name, rows in weights.groupby("weighting", sort=False)
        if name != "none"
    ]


def _note(view: WaveView) -> str:
    if not view.is_reconstructed:
        return "Respondents' answers: private. Do not pass on."
    return "RECONSTRUCTION: nobody answered these questions. Rows were computed from published percentages."
