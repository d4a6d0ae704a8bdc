"""How interviews ended: by the platform's own column, or by one that is named and filled like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.draft.profile import Profile
from pipeline.draft.words import fold
from pipeline.ingest.export import Role
from pipeline.normalize.disposition import CODED, COMPLETE, SCREENED_OUT

NAMED = re.compile(
    r"((interview|survey|response|respondent|resp|final)[ _.]?)?(status|disposition|outcome|completion)"
)
PARTIAL = frozenset(
    "partial|incomplete|not complete|in progress|abandoned|drop out|dropout|break off|breakoff|interrupted|suspended|"
    "onvolledig|afgebroken|unvollständig|abgebrochen".split("|")
)
MEANT = {"complete": frozenset(COMPLETE), "partial": PARTIAL, "screened_out": frozenset(SCREENED_OUT)}


@dataclass(frozen=True, slots=True)
class Endings:
    """The column, and its cells by what they mean; `is_known` where the platform is known to say it there."""

    column: str
    meaning: tuple[tuple[str, tuple[str, ...]], ...]
    is_known: bool

    @property
    def has_screened_out(self) -> bool:
        """Whether some were found not to belong to those who are asked, while others came to the end."""
        return {"complete", "screened_out"} <= {meaning for meaning, _ in self.meaning}


def find_endings(found: Sequence[Profile], platform: str) -> Endings | None:
    """The first column that says how interviews ended; None where none does, or where all ended alike."""
    known = next((p for p in found if p.column.role is Role.STATUS), None)
    if known is not None:
        meaning = _meaning(known, CODED.get(platform, {}))
        return Endings(known.column.name, meaning, True) if meaning and platform != "qualtrics" else None
    for profile in found:
        is_named = profile.column.role is None and NAMED.fullmatch(fold(profile.column.name))
        meaning = _meaning(profile, {}) if is_named else ()
        if len(meaning) > 1 and sum(len(cells) for _, cells in meaning) == len(profile.cells):
            return Endings(profile.column.name, meaning, False)
    return None


def _meaning(profile: Profile, coded: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = {meaning: said | set(coded.get(meaning, ())) for meaning, said in MEANT.items()}
    cells = {meaning: tuple(c for c in profile.texts if fold(c) in said) for meaning, said in words.items()}
    return tuple((meaning, found) for meaning, found in cells.items() if found)
