"""Writes interviews the way Qualtrics exports choice text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from pipeline.reconstruct.fieldwork import Interview

# column, Dutch description in the second header row, ImportId in the third
METADATA = (
    ("StartDate", "Begindatum", "startDate"),
    ("EndDate", "Einddatum", "endDate"),
    ("Status", "Type reactie", "status"),
    ("IPAddress", "IP-adres", "ipAddress"),
    ("Progress", "Voortgang", "progress"),
    ("Duration (in seconds)", "Duur (in seconden)", "duration"),
    ("Finished", "Voltooid", "finished"),
    ("RecordedDate", "Opnamedatum", "recordedDate"),
    ("ResponseId", "Reactie-ID", "_recordId"),
    ("RecipientLastName", "Achternaam ontvanger", "recipientLastName"),
    ("RecipientFirstName", "Voornaam ontvanger", "recipientFirstName"),
    ("RecipientEmail", "E-mail ontvanger", "recipientEmail"),
    ("ExternalReference", "Externe gegevensverwijzing", "externalDataReference"),
    ("LocationLatitude", "Breedtegraad locatie", "locationLatitude"),
    ("LocationLongitude", "Lengtegraad locatie", "locationLongitude"),
    ("DistributionChannel", "Distributiekanaal", "distributionChannel"),
    ("UserLanguage", "Gebruikerstaal", "userLanguage"),
)
STAMP = "%Y-%m-%d %H:%M:%S"

Question = tuple[str, str, str]  # column, text, ImportId


def qualtrics_csv(questions: Sequence[Question], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The file: byte order mark, three header rows, one line a row; a column without a cell is empty."""
    head = (*METADATA, *questions)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(column for column, _, _ in head)
    writer.writerow(text for _, text, _ in head)
    writer.writerow(json.dumps({"ImportId": key}, separators=(",", ":")) for _, _, key in head)
    for row in rows:
        unknown = set(row) - {column for column, _, _ in head}
        if unknown:
            raise ValueError(f"cells without a column: {', '.join(sorted(unknown))}")
        writer.writerow(row.get(column, "") for column, _, _ in head)
    return file.getvalue().encode("utf-8-sig")


def metadata_cells(interview: Interview, *, record: int, first_day: datetime) -> dict[str, str]:
    """What Qualtrics itself records: nobody's name, and addresses of the network kept for documentation."""
    partial = interview.outcome == "partial"
    ended = first_day + timedelta(seconds=interview.ended)
    return {
        "StartDate": (first_day + timedelta(seconds=interview.started)).strftime(STAMP),
        "EndDate": ended.strftime(STAMP),
        "Status": "Voorbeeld van enquête" if interview.outcome == "preview" else "IP-adres",
        "IPAddress": f"192.0.2.{interview.panel % 254 + 1}",
        "Progress": str(20 + interview.panel % 5 * 10) if partial else "100",
        "Duration (in seconds)": str(interview.seconds),
        "Finished": "False" if partial else "True",
        # An interview that is broken off is recorded when the survey closes it, a week later.
        "RecordedDate": (ended + timedelta(days=7) if partial else ended).strftime(STAMP),
        "ResponseId": f"R_SYN{record:012d}",
        "LocationLatitude": "52.1",
        "LocationLongitude": "5.2",
        "DistributionChannel": "preview" if interview.outcome == "preview" else "anonymous",
        "UserLanguage": "NL",
    }
