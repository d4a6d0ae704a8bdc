"""Writes interviews the way LimeSurvey exports them: `code. text` headings, every cell quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from pipeline.reconstruct.fieldwork import Interview

STAMP = "%Y-%m-%d %H:%M:%S"
SELECTED, NOT_SELECTED, NOT_ASKED = "Y", "N", "N/A"
PAGES = 4


def limesurvey_csv(headings: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The file: byte order mark, semicolons, CRLF; a column without a cell is empty."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(f"{code}. {text}" for code, text in headings)
    for row in rows:
        unknown = set(row) - {code for code, _ in headings}
        if unknown:
            raise ValueError(f"cells without a column: {', '.join(sorted(unknown))}")
        writer.writerow(row.get(code, "") for code, _ in headings)
    return file.getvalue().encode("utf-8-sig")


def platform_cells(
    interview: Interview, *, record: int, language: str, first_day: datetime
) -> dict[str, str]:
    """What LimeSurvey itself records. Who breaks off has no submission date and an earlier last page.

    Addresses are of the networks and the domain kept for documentation.
    """
    ended = (first_day + timedelta(seconds=interview.ended)).strftime(STAMP)
    partial = interview.outcome == "partial"
    screened = interview.outcome == "screened_out"
    network = "198.51.100" if interview.panel % 2 else "203.0.113"
    return {
        "id": str(record),
        "submitdate": "" if partial else ended,
        "lastpage": "1" if partial or screened else str(PAGES),
        "startlanguage": language,
        "seed": str(1_000_003 * interview.panel % 2_000_000_011),
        "startdate": (first_day + timedelta(seconds=interview.started)).strftime(STAMP),
        "datestamp": ended,
        "ipaddr": f"{network}.{interview.panel % 254 + 1}",
        "refurl": "https://survey.example.com/",
        "email": f"syn-{interview.panel:06d}@example.com",
    } | _times(interview)


def _times(interview: Interview) -> dict[str, str]:
    """Total and by page, with hundredths of a second; pages that were not reached are empty."""
    first = interview.seconds if interview.outcome in ("partial", "screened_out") else interview.seconds // 4
    pages = {"groupTime21": f"{first}.{interview.panel % 100:02d}"}
    if first < interview.seconds:
        second = interview.seconds // 2
        pages |= {"groupTime22": str(second), "groupTime23": str(interview.seconds - first - second)}
    return {"interviewtime": f"{interview.seconds}.{interview.panel % 100:02d}", **pages}


def number_cell(number: int) -> str:
    """A number as the database column behind it prints it: with ten decimals."""
    return f"{number}.0000000000"


def choice_cell(answer: str | Mapping[str, str], *, language: str, country: str) -> str:
    """The text of an answer: the country's own where there is one, else the language's."""
    if isinstance(answer, str):
        return answer
    return answer.get(country if language == "en" else "") or answer[language]
