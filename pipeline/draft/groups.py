"""Which columns belong to one question: by the file's own key, by their headers, or by their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.profile import Profile
from pipeline.draft.words import fold

STEMS = (
    re.compile(r"^(?P<stem>.+?)\[(?P<part>[^\]]*)\](\[[^\]]*\])?$"),  # LimeSurvey: Q2[SQ001]
    re.compile(r"^(?P<stem>.+?)[_.\- #](?P<part>\d{1,4}|[a-z])$"),  # Q5_1, q0004_0001
    re.compile(r"^(?P<stem>[A-Za-z]+\d*[A-Za-z]*?)(?P<part>[a-z]|(?<=\D)\d{1,2})$"),  # q5a, brand12
)


def grouped(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The columns in runs of neighbours that share a question; a column by itself is a run of one."""
    runs: list[list[Profile]] = []
    for profile in profiles:
        if runs and same_question(runs[-1][-1], profile):
            runs[-1].append(profile)
        else:
            runs.append([profile])
    return runs


def same_question(one: Profile, other: Profile) -> bool:
    """Whether two neighbouring columns are parts of one question."""
    first, second = one.column, other.column
    if is_open_part(other) or is_open_part(one):
        return False
    if first.choice and second.choice and first.text and fold(first.text) == fold(second.text):
        return True
    stems = [(stem_of(first.name, pattern), stem_of(second.name, pattern)) for pattern in STEMS]
    return any(left is not None and left == right for left, right in stems)


def is_open_part(profile: Profile) -> bool:
    """Whether a column is the "other, please specify" of its neighbours."""
    name = profile.column.name.lower()
    return name.endswith(("_text", "[other]", "_other", "- text")) and not profile.column.values


def stem_of(name: str, pattern: re.Pattern[str]) -> str | None:
    """The part of a header that columns of one question share."""
    found = pattern.match(name)
    return found["stem"] if found else None


def shared_question(run: Sequence[Profile]) -> tuple[str, list[str]]:
    """The text of a run's question, and each column's own part of it."""
    parts = [profile.column.choice or profile.column.text or profile.column.name for profile in run]
    texts = {profile.column.text for profile in run}
    if len(texts) == 1 and all(profile.column.choice for profile in run):
        return texts.pop(), parts
    start = _common_start(parts)
    cut = max((start.rfind(mark) for mark in (" - ", ": ", "? ", " | ")), default=-1)
    if cut > 8:
        return start[:cut].strip(" -:|"), [part[cut:].strip(" -:|") or part for part in parts]
    return (texts.pop() if len(texts) == 1 else ""), parts


def _common_start(texts: Sequence[str]) -> str:
    low, high = min(texts), max(texts)
    for place, letter in enumerate(low):
        if place >= len(high) or high[place] != letter:
            return low[:place]
    return low
