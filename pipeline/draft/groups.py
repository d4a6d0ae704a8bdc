"""Which columns belong to one question: by the file's own key, by their headers, or by their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.names import stem
from pipeline.draft.profile import Profile
from pipeline.draft.words import NOT_SELECTED, SELECTED, YES_NO, fold

STEMS = (
    re.compile(r"^(?P<stem>.+?)\[(?P<part>[^\]]*)\](\[[^\]]*\])?$"),  # LimeSurvey: Q2[SQ001]
    re.compile(r"^(?P<stem>.+?)[_.\- #]+(?P<part>\d{1,4}|[a-z]|SQ\d{1,4})$"),  # Q5_1, q0004_0001, media___1
    re.compile(
        r"^(?P<stem>.+?)[_.\- ]+(?P<part>\d{1,2}(st|nd|rd|th|e)|first|second|third|fourth|fifth)$",
        re.IGNORECASE,
    ),  # Q8_1st
    re.compile(r"^(?P<stem>[A-Za-z]+\d*[A-Za-z]*?)(?P<part>[a-z]|(?<=\D)\d{1,2})$"),  # q5a, brand12
    re.compile(r"^(?P<stem>.+?)(?P<part>r\d{1,3}(c\d{1,3})?|c\d{1,3})$"),  # Q1r1c1
)
NUMBERED = re.compile(
    r"(q|qu|quest|question|v|var|f|frage|vraag|s|d|item|col|column|field)[_ .-]*", re.IGNORECASE
)
OPEN_NAME = re.compile(
    r"(_text(_\d+)?|\[other\]|\[sonstiges\]|\[anders\]|[_. ]other|- text|other \(please specify\)|_oth_text|(?<=\d)oe)$"
)
BARE = frozenset("1 1.0 0 0.0 y n j true false x waar wahr onwaar falsch".split())  # not only boxes say so
TYPED = re.compile(r"_text(_\d+)?$")  # Qualtrics: the option has a column of its own beside it
OTHER = re.compile(
    r"(an)?(other|anders|andere[rs]?|overige?|sonstige[rs]?|autres?)\b.{0,40}", re.DOTALL
)  # the option, and what is asked of those who choose it


def grouped(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The columns in runs of neighbours that share a question; a column by itself is a run of one.

    The text typed beside an option that has a column of its own interrupts nothing, and is a run of its own.
    """
    runs: list[list[Profile]] = []
    last: list[Profile] = []
    for profile in profiles:
        if is_open_part(profile) and not (last and is_other_option(profile, last[-1])):
            runs.append([profile])
        elif last and same_question(last[-1], profile):
            last.append(profile)
        else:
            last = [profile]
            runs.append(last)
    return runs


def same_question(one: Profile, other: Profile) -> bool:
    """Whether two columns are parts of one question."""
    first, second = one.column, other.column
    if names_itself(one) and (names_itself(other) or OTHER.fullmatch(fold(second.name))):
        return True
    if first.choice and second.choice and first.text and second.text:
        if fold(first.text) != fold(second.text):
            return False
        stems = [_stem(column.name, STEMS[1]) for column in (first, second)]
        return None in stems or stems[0] == stems[1] or not _are_codes(stems)
    pairs = ((_stem(first.name, pattern), _stem(second.name, pattern)) for pattern in STEMS)
    shared = next((mine for mine, theirs in pairs if mine is not None and mine == theirs), None)
    if shared is None:
        return _are_boxes(one, other)
    return not NUMBERED.fullmatch(shared) or _have_one_scale(one, other)


def _are_boxes(one: Profile, other: Profile) -> bool:
    """Whether two columns of one stem say in words that a box is ticked or not: media_tv, media_web."""
    stems = {re.split(r"[_.\- ](?=[^_.\- ]*$)", profile.column.name)[0] for profile in (one, other)}
    cells = {fold(cell) for profile in (one, other) for cell in profile.texts}
    ticked = (SELECTED | NOT_SELECTED) - YES_NO - BARE
    return (
        len(stems) == 1
        and not {one.column.name, other.column.name} & stems
        and bool(cells)
        and cells <= ticked
    )


def _have_one_scale(one: Profile, other: Profile) -> bool:
    """Whether q1 and q2, which only say that they are questions, are answered alike all the same.

    By the file's labels, by words, or as boxes that are ticked: numbers alone are of many scales.
    """
    if one.column.values or other.column.values:
        return one.column.values == other.column.values
    cells = {cell for profile in (one, other) for cell in profile.texts if cell not in profile.missing}
    return cells <= {"0", "1"} or not any(cell.replace(".", "", 1).isdigit() for cell in cells)


def names_itself(profile: Profile) -> bool:
    """Whether a column holds its own header where it is selected, and nothing else: Typeform's convention."""
    return len(profile.cells) == 1 and fold(profile.texts[0]) == fold(profile.column.name)


def is_other_option(profile: Profile, before: Profile) -> bool:
    """Whether the typed text also says that the option "other" was chosen: no other column does."""
    return not TYPED.search(fold(profile.column.name)) and same_question(before, profile)


def _are_codes(stems: Sequence[str | None]) -> bool:
    """Whether both headers are short codes, whose stems tell the rows of a grid of checkboxes apart."""
    return all(stem is not None and re.fullmatch(r"\S{1,24}", stem) for stem in stems)


def is_open_part(profile: Profile) -> bool:
    """Whether a column holds what was typed for "other, please specify"."""
    name, part = fold(profile.column.name), fold(profile.column.choice)
    if profile.column.values or not (
        OPEN_NAME.search(name) or OTHER.fullmatch(part) or OTHER.fullmatch(name)
    ):
        return False
    if name.endswith(" other") and all(cell.replace(".", "", 1).isdigit() for cell in profile.texts):
        return False  # how much is spent on other things
    flags = NOT_SELECTED | SELECTED | {name, part}
    return not {fold(cell) for cell in profile.texts} <= flags or not profile.cells


def _stem(name: str, pattern: re.Pattern[str]) -> str | None:
    """The part of a header that columns of one question share."""
    found = pattern.match(name)
    return found["stem"] if found else None


def run_stem(run: Sequence[Profile]) -> str:
    """What the headers of a run begin with: Q10 of Q10_1, Q10_2; "" where they have nothing in common."""
    names = [profile.column.name for profile in run]
    for pattern in STEMS:
        stems = {_stem(name, pattern) for name in names}
        if len(stems) == 1 and (shared := stems.pop()):
            return shared.rstrip("_-.[ #:/>")
    return stem(names)


def shared_question(run: Sequence[Profile]) -> tuple[str, list[str]]:
    """The text of a run's question, and each column's own part of it."""
    parts = [profile.column.choice or profile.column.text or profile.column.name for profile in run]
    texts = {profile.column.text for profile in run if profile.column.text != profile.column.name}
    if len(texts) == 1 and all(profile.column.choice for profile in run):
        return texts.pop(), parts
    start = _common_start(parts)
    cut = max((start.rfind(mark) for mark in (" - ", ": ", "? ", " | ")), default=-1)
    if cut > 8:
        return start[: cut + 1].strip(" -:|"), [part[cut + 1 :].strip(" -:|") or part for part in parts]
    return (texts.pop() if len(texts) == 1 else ""), parts


def _common_start(texts: Sequence[str]) -> str:
    low, high = min(texts), max(texts)
    for place, letter in enumerate(low):
        if place >= len(high) or high[place] != letter:
            return low[:place]
    return low
