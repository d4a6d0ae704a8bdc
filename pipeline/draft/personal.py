"""Columns that hold a person: by their cells, or by headers no platform is known for."""

from __future__ import annotations

import re

from pipeline.draft.profile import Profile
from pipeline.draft.words import fold

CELLS = {
    "e-mail addresses": re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}"),
    "network addresses": re.compile(r"\d{1,3}(\.\d{1,3}){3}|([0-9a-f]{1,4}:){3,}[0-9a-f:]+", re.IGNORECASE),
    "browsers": re.compile(r"Mozilla/.*|Opera/.*"),
}
HEADERS = re.compile(
    r"((what is|wat is|wie ist) )?((your|uw|je|ihr) )?((full|first|last) )?(name|naam)\??|"
    r".*\b(phone|telephone|telefoon|telefon|mobile) ?(number|nummer|no\.?|nr\.?)?|.*\b(street|straat|strasse|postal) "
    r"?(address|adres|adresse)?|.*\b(voornaam|achternaam|vorname|nachname|first ?name|last ?name|surname)\b.*|"
    r".*[_ .](latitude|longitude|lat|lon|lng|gps)|ip[_ ]?addr.*|user ?agent|.*\be-?mail ?(address|adres|adresse)?\??"
)
LEAST_SHARE = 0.5  # of the cells, that look like a person's
LEAST_OWN = 0.8  # of those who answered, each with a cell of their own: names differ, answers repeat


def personal_reason(profile: Profile) -> str | None:
    """What makes the column personal, None for a question like any other."""
    if not profile.cells or profile.column.values:
        return None
    for what, pattern in CELLS.items():
        if sum(bool(pattern.fullmatch(cell.strip())) for cell in profile.texts) >= LEAST_SHARE * len(
            profile.texts
        ):
            return f"holds {what}"
    is_own = profile.distinct >= LEAST_OWN * profile.answered and profile.answered > 2
    headers = (fold(profile.column.name), fold(profile.column.text), fold(profile.column.choice))
    return "named like a person's" if is_own and any(map(HEADERS.fullmatch, headers)) else None
