"""`insites-integration/2011.sav`: 400 senior marketers in the UK and US."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.fieldwork import Interview, interviews
from pipeline.reconstruct.insites import Fieldwork, excluded_answers, kept_answers
from pipeline.reconstruct.quotas import read_quotas
from pipeline.reconstruct.spss import Cell, Variable, spss_sav
from pipeline.reconstruct.wording import Wording, read_wording

SEED = "insites-integration 2011"
WAVE = Fieldwork(
    ranges={
        "lt500": (((10, 49), 25), ((50, 249), 45), ((250, 499), 30)),
        "ge500": (((500, 999), 40), ((1_000, 4_999), 40), ((5_000, 60_000), 20)),
    },
    edges=(499, 500, 501, 5_000),
    has_barriers=True,
    screened_out=14,
    partial=9,
    speeders=6,
    duplicates=3,
)
FIELDWORK_DAYS = 20
LEADING = (
    Variable("RecordNo", "Record number"),
    Variable("Company", "Company"),
    Variable("PanelID", "Number in the access panel"),
)


def insites_2011() -> bytes:
    """The file, the same bytes whenever and wherever it is made."""
    draws = Draws(SEED)
    wording = read_wording("insites-2011")
    kept = kept_answers(WAVE, read_quotas("insites-2011"), draws)
    rows = interviews(kept, excluded_answers(WAVE, kept, draws), draws, days=FIELDWORK_DAYS)
    dispositions = {code: number for code, number, _ in wording["dispositions"]}
    return spss_sav(
        _variables(wording),
        [_row(interview, at, wording, dispositions) for at, interview in enumerate(rows, start=1)],
        file_label=wording["file_label"],
        date="05 Dec 11",
        time="09:00:00",
    )


def _variables(wording: Wording) -> list[Variable]:
    dispositions = {float(number): label for _, number, label in wording["dispositions"]}
    asked = [_variable(question, wording) for question in wording["variables"]]
    fieldwork = (
        Variable("Dispo", "Outcome of the interview", values=dispositions),
        Variable("Duration", "Duration of the interview in seconds", measure="scale"),
    )
    return [*LEADING, *fieldwork, *asked, Variable("Provenance", "Provenance")]


def _variable(question: Mapping[str, Any], wording: Wording) -> Variable:
    """A variable with its labels; the reasons -99 to -97 are declared missing, an odd 9 is not."""
    if "text" in question:
        return Variable(question["name"], question["label"])
    reasons = {float(number): label for number, label in wording["reasons"].values()}
    values = {float(number): label for _, number, label in _answers(question, wording)}
    values |= {float(number): label for _, number, label in question.get("reasons", ())}
    measure = question.get("measure", "ordinal" if "scale" in question else "nominal")
    return Variable(question["name"], question["label"], measure, values | reasons, tuple(sorted(reasons)))


def _answers(question: Mapping[str, Any], wording: Wording) -> list[list[Any]]:
    """Code of the generator, number in the file, value label."""
    if "option" in question:
        return [[False, 0, "Not selected"], [True, 1, "Selected"]]
    if "scale" in question:
        return [[str(point), point, label] for point, label in wording["scales"][question["scale"]]]
    return question.get("answers", [])


def _row(interview: Interview, record: int, wording: Wording, dispositions: Mapping[str, int]) -> list[Cell]:
    asked = [_cell(question, interview, wording) for question in wording["variables"]]
    return [
        f"SYN-{record:06d}",
        f"SYNTHETIC-11-{interview.panel:04d}",
        f"SYN-P-{interview.panel:06d}",
        float(dispositions[interview.outcome]),
        float(interview.seconds),
        *asked,
        "reconstructed",
    ]


def _cell(question: Mapping[str, Any], interview: Interview, wording: Wording) -> Cell:
    answer = _answer(question, interview)
    if "text" in question:
        return "" if answer is None else wording["open_answers"][answer]
    if answer is None:
        not_asked, _ = wording["reasons"]["not_asked"]
        return float(not_asked) if interview.outcome == "screened_out" else None
    if "measure" in question and question["measure"] == "scale":
        return float(answer)
    numbers = {reason: number for reason, (number, _) in wording["reasons"].items()}
    numbers |= {
        code: number for code, number, _ in (*_answers(question, wording), *question.get("reasons", ()))
    }
    return float(numbers[answer])


def _answer(question: Mapping[str, Any], interview: Interview) -> Any:
    """The generator's answer; None where the interview did not get there or the item was left blank."""
    item = question["item"]
    if item == "senior":
        return "no" if interview.outcome == "screened_out" else "yes"
    answer = interview.answers.get(item)
    if answer is None or item == "open":
        return answer
    if "option" in question:
        return question["option"] in answer
    return str(answer) if "scale" in question else answer
