"""`kpmg-social/2012.csv`: the interviews of KPMG's study in Qualtrics's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.fieldwork import Answers, Interview, interviews
from pipeline.reconstruct.kpmg import FIELDWORK_DAYS, MATURITY, SEED, excluded_answers, kept_answers
from pipeline.reconstruct.qualtrics import metadata_cells, qualtrics_csv
from pipeline.reconstruct.quotas import read_quotas
from pipeline.reconstruct.wording import Wording, read_wording

FIRST_DAY = datetime(2012, 6, 18)


def kpmg_2012() -> bytes:
    """The file, the same bytes whenever and wherever it is made."""
    draws = Draws(SEED)
    wording = read_wording("kpmg-2012")
    kept = kept_answers(read_quotas("kpmg-2012"), draws)
    rows = interviews(kept, excluded_answers(kept, draws), draws, days=FIELDWORK_DAYS)
    return qualtrics_csv(
        [tuple(question) for question in wording["questions"]],
        [_cells(interview, record, wording) for record, interview in enumerate(rows, start=1)],
    )


def _cells(interview: Interview, record: int, wording: Wording) -> dict[str, str]:
    labels = wording["labels"]
    return {
        **metadata_cells(interview, record=record, first_day=FIRST_DAY),
        **_asked_of_all(interview.answers, wording),
        **(_asked_of_users(interview.answers, wording) if "uses" in interview.answers else {}),
        "Uitkomst": labels["outcome"][interview.outcome],
        "PanelID": f"SYN-P-{interview.panel:06d}",
        "Provenance": "reconstructed",
    }


def _asked_of_all(answers: Answers, wording: Wording) -> dict[str, str]:
    columns = {"role": "Q1", "sector": "Q2", "uses_social": "Q4"}
    labels = wording["labels"]
    cells = {column: labels[item][answers[item]] for item, column in columns.items() if item in answers}
    if "half_employees" in answers:
        cells["Q3"] = decimal_comma(answers["half_employees"])
    cells["Q8"] = _text(wording["open_answers"], answers.get("comment"))
    return cells


def _asked_of_users(answers: Answers, wording: Wording) -> dict[str, str]:
    labels: Mapping[str, Mapping[str, str]] = wording["labels"]
    cells = {
        "Q5": ",".join(labels["uses"][use] for use in answers["uses"]),
        "Q5_8_TEXT": _text(wording["other_uses"], answers["other_use"]),
        "Q6": labels["responsible"][answers["responsible"]],
    }
    levels = {f"Q7_{at}": labels["maturity"][answers[item]] for at, item in enumerate(MATURITY, start=1)}
    return cells | levels


def _text(texts: list[str], position: object) -> str:
    return texts[position] if isinstance(position, int) and position < len(texts) else ""


def decimal_comma(halves: int) -> str:
    """A number of halves the Dutch way: 25 is `12,5`, 24 is `12`."""
    return f"{halves // 2},5" if halves % 2 else str(halves // 2)
