"""`insites-integration/2012.csv`: 1,222 managers in six countries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.fieldwork import Answers, Interview, interviews
from pipeline.reconstruct.insites import Fieldwork, excluded_answers, kept_answers
from pipeline.reconstruct.limesurvey import (
    NOT_ASKED,
    NOT_SELECTED,
    SELECTED,
    choice_cell,
    limesurvey_csv,
    number_cell,
    platform_cells,
)
from pipeline.reconstruct.quotas import read_quotas
from pipeline.reconstruct.wording import Wording, read_wording

SEED = "insites-integration 2012"
WAVE = Fieldwork(
    ranges={
        "s20": (((20, 49), 55), ((50, 99), 45)),
        "s100": (((100, 249), 60), ((250, 499), 40)),
        "s500": (((500, 999), 40), ((1_000, 4_999), 40), ((5_000, 60_000), 20)),
    },
    edges=(20, 99, 100, 499, 500),
    has_barriers=False,
    screened_out=40,
    partial=30,
    speeders=18,
    duplicates=9,
)
FIELDWORK_DAYS = 30
FIRST_DAY = datetime(2012, 4, 2)
DEPARTMENTS = (("marketing", 75), ("communication", 50), ("service", 35), ("sales", 20))  # percent, assumed
NUMBERED = frozenset({"open", "sector_other", "departments_other"})


def insites_2012() -> bytes:
    """The file, the same bytes whenever and wherever it is made."""
    draws = Draws(SEED)
    wording = read_wording("insites-2012")
    kept = [
        {**answers, **_only_2012(answers, draws)}
        for answers in kept_answers(WAVE, read_quotas("insites-2012"), draws)
    ]
    rows = interviews(kept, excluded_answers(WAVE, kept, draws), draws, days=FIELDWORK_DAYS)
    headings = [(question["code"], question["text"]) for question in wording["questions"]]
    return limesurvey_csv(
        [*map(tuple, wording["leading"]), *headings, *map(tuple, wording["trailing"])],
        [_cells(interview, record, wording) for record, interview in enumerate(rows, start=1)],
    )


def _only_2012(answers: Answers, draws: Draws) -> Answers:
    """Questions that the first wave did not have. Departments are asked of those who do something."""
    own: dict[str, Any] = {"sector_other": draws.below(4) if answers["sector"] == "other" else None}
    if answers["integration_step"] in ("nothing", "dont_know"):
        return own
    departments = tuple(name for name, percent in DEPARTMENTS if draws.chance(percent))
    other = draws.below(3) if draws.chance(8) else None
    nobody = not departments and other is None
    return {**own, "departments": ("marketing",) if nobody else departments, "departments_other": other}


def _cells(interview: Interview, record: int, wording: Wording) -> dict[str, str]:
    country = interview.answers["country"]
    languages = wording["languages"][country]
    language = languages[interview.panel % len(languages)]
    hidden = {
        "RecordNo": f"SYN-{record:06d}",
        "Company": f"SYNTHETIC-12-{interview.panel:04d}",
        "PanelID": f"SYN-P-{interview.panel:06d}",
        "Outcome": wording["outcomes"][interview.outcome],
        "Provenance": "reconstructed",
    }
    asked = {
        question["code"]: _cell(question, interview, wording, language) for question in wording["questions"]
    }
    return platform_cells(interview, record=record, language=language, first_day=FIRST_DAY) | hidden | asked


def _cell(question: Mapping[str, Any], interview: Interview, wording: Wording, language: str) -> str:
    item, answers = question["item"], interview.answers
    if item.startswith("departments") and "departments" not in answers:
        # the page with this question was never reached, or it was jumped over
        return NOT_ASKED if "integration_step" in answers else ""
    if item == "departments":
        return SELECTED if question["option"] in answers[item] else ""  # this set leaves the others blank
    if "option" in question:
        return (
            "" if item not in answers else SELECTED if question["option"] in answers[item] else NOT_SELECTED
        )
    if item == "screener":
        answer: Any = "no" if interview.outcome == "screened_out" else "yes"
    else:
        answer = answers.get(item)
    return "" if answer is None else _text(question, answer, answers["country"], wording, language)


def _text(question: Mapping[str, Any], answer: Any, country: str, wording: Wording, language: str) -> str:
    item = question["item"]
    if item == "employees":
        return number_cell(answer)
    if item in NUMBERED:
        texts = wording["open_answers" if item == "open" else f"{item}s"]
        return texts[answer]
    labels = wording["scales"][question["scale"]] if "scale" in question else wording["answers"][item]
    return choice_cell(labels[str(answer)], language=language, country=country)
