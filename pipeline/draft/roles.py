"""Columns that are no questions: ids, weights, duration, and what a test export says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.draft.endings import Endings, find_endings
from pipeline.draft.formats import date_format
from pipeline.draft.personal import personal_reason
from pipeline.draft.profile import Profile
from pipeline.draft.words import NOT_SELECTED, SELECTED, fold
from pipeline.ingest.export import Export, Role
from pipeline.normalize.disposition import NOT_AN_INTERVIEW

WEIGHTS = re.compile(
    r"(?:^|[_ .])(weight|weights|wt|wgt|weging|gewicht|gew|gewichtung|weegfactor|finalwgt|pw|hhweight)(?:$|[_ .\d])|"
    r"^w_[a-z]"
)
BODY = re.compile(r"\b(kg|kilo|kilograms?|pounds?|lbs|body|birth ?weight)\b")
IDS = re.compile(
    r"^(_?(respondent|resp|record|response|submission|interview|case|serial|participant|antwort|antwoord|antwoorden|"
    r"befragten)[ _.-]*(id|nr|no|number|nummer|key|serial)?|_?uuid|_?id|id ?no|nr|no|nummer|"
    r"volgnr|volgnummer|lfdn|lfd\.? ?nr\.?)$"
)
OTHER_IDS = re.compile(
    r"(^|[ _.])(id|uuid|guid|record[ _.]?(no|number)|recordno)($|[ _.\d])|^column_\d+$|identifi|.id$"
)
COMPANIES = re.compile(
    r"^(company|firm|organi[sz]ation|enterprise|bedrijf|unternehmen)[ _.]?(id|no|nr|number|code)$"
)
DURATIONS = re.compile(
    r"^(duration( \(in seconds\))?|duration[ _]sec(onds)?|interview ?time|interview time.*|loi|qtime|total time|"
    r"time taken|elapsed( seconds)?|completion time \(seconds\)|dauer|duur|bearbeitungszeit)$"
)
DESIGN = {
    "strata": re.compile(r"^(stratum|strata|stype|sdmvstra|strat)$"),
    "psu": re.compile(r"^(psu|cluster|dnum|sdmvpsu)$"),
    "fpc": re.compile(r"^fpc\d?$"),
}
TIMINGS = re.compile(r"(first|last) click\b|page submit\b|click count\b|^grouptime\d|_timing$")
MOMENTS = re.compile(
    r"_?(survey[ _]|interview[ _]|submission[ _]|response[ _])?(start|end|started|ended|begin|submitted|submission|"
    r"completed|completion|timestamp|datestamp|recorded|created|modified|today|"
    r"date submitted|datum ingevuld|zeitstempel|tijdstempel)"
    r"([ _]?(time|date|at|on|stamp|datum|zeit|tijd))?"
)
ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+([+-]\d{2}:?\d{2}|Z)?")
NOT_ITEMS = frozenset(Role) - {Role.LANGUAGE}
LEAST_ROWS = 20  # from here on a column without repeats is taken for an id


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns do what; the columns left out with the reason."""

    respondent_id: str | None
    company_id: str | None
    duration: str | None
    weights: tuple[tuple[str, str], ...]  # name -> column
    design: tuple[tuple[str, str], ...]  # strata, psu, fpc -> column
    only_tests: (
        tuple[str, tuple[str, ...]] | None
    )  # the status column and its cells, where every interview was a test
    left_out: tuple[tuple[str, str], ...]
    personal: tuple[
        tuple[str, str], ...
    ] = ()  # column -> what makes it personal; beside those that platforms are known for

    endings: Endings | None = None  # how interviews ended

    @property
    def columns(self) -> frozenset[str]:
        """All columns that are no questions."""
        named = {self.respondent_id, self.company_id, self.duration, *(column for _, column in self.weights)}
        aside = {column for column, _ in (*self.left_out, *self.personal)}
        return frozenset(column for column in named if column) | aside


def find_roles(export: Export, found: Sequence[Profile]) -> Roles:
    """What the columns say by role, name and cells."""
    respondent_id = _respondent_id(found)
    company_id = next(
        (p.column.name for p in found if COMPANIES.match(fold(p.column.name)) and p.answered), None
    )
    duration = next((p.column.name for p in found if _is_duration(p)), None)
    weights = _weights(export, found)
    personal = tuple((p.column.name, why) for p in found if (why := personal_reason(p)))
    endings = find_endings(found, export.format)
    used = {respondent_id, company_id, duration, *(column for _, column in (*weights, *personal))}
    left_out = [(p.column.name, why) for p in found if p.column.name not in used and (why := _aside(p))]
    if endings and not endings.is_known:
        left_out.append((endings.column, "how the interview ended"))
    design = [
        (key, p.column.name) for key, name in DESIGN.items() for p in found if name.match(fold(p.column.name))
    ]
    return Roles(
        respondent_id, company_id, duration, weights, tuple(dict(reversed(design)).items()), _only_tests(export, found),
        tuple(left_out), personal, endings,
    )  # fmt: skip


def _aside(profile: Profile) -> str | None:
    """Why a column is no question; None for one that may be."""
    if profile.column.role in NOT_ITEMS:
        return str(profile.column.role)
    if profile.column.role is Role.LANGUAGE and profile.distinct < 2:
        return "one language"
    if TIMINGS.search(fold(f"{profile.column.name} {profile.column.text}")):
        return "timing"
    if MOMENTS.fullmatch(fold(profile.column.name)) and _is_date(profile):
        return "when the interview was"
    is_one = profile.distinct == 1 and profile.answered == profile.rows >= LEAST_ROWS
    if is_one and profile.column.type == "text" and not profile.column.values:
        return "the same for everybody" if fold(profile.texts[0]) not in SELECTED | NOT_SELECTED else None
    is_own = profile.distinct == profile.rows >= LEAST_ROWS
    words = f"{fold(profile.column.name)} {fold(profile.column.text)}"
    if (
        is_own
        and (OTHER_IDS.search(fold(profile.column.name)) or OTHER_IDS.search(words))
        and not profile.column.values
    ):
        return "a value of its own for every respondent"
    return None


def _only_tests(export: Export, found: Sequence[Profile]) -> tuple[str, tuple[str, ...]] | None:
    """Test interviews do not count; an export that holds nothing else is one to try the codebook on."""
    words = {word for words in NOT_AN_INTERVIEW.values() for word in words}
    if export.format != "qualtrics":
        words = {word for word in words if not word.isdigit()}
    status = next((p for p in found if p.column.role is Role.STATUS and p.cells), None)
    if status and all(fold(cell) in words for cell in status.texts):
        return status.column.name, status.texts
    return None


def _respondent_id(found: Sequence[Profile]) -> str | None:
    """A column that names each respondent once."""
    candidates = [p for p in found if p.column.role is Role.RESPONDENT_ID]
    candidates += [p for p in found if IDS.match(fold(p.column.name)) and not p.column.values]
    return next((p.column.name for p in candidates if p.rows and p.distinct == p.rows), None)


def _is_duration(profile: Profile) -> bool:
    is_named = profile.column.role is Role.DURATION_SECONDS or bool(
        DURATIONS.match(fold(profile.column.name))
    )
    return is_named and bool(profile.cells) and _numbers(profile) is not None


def _weights(export: Export, found: Sequence[Profile]) -> tuple[tuple[str, str], ...]:
    named = [p for p in found if p.column.name == export.weight or p.column.role is Role.WEIGHT]
    named += [p for p in found if WEIGHTS.search(fold(p.column.name)) and p not in named]
    usable = [
        p
        for p in named
        if not BODY.search(fold(p.column.text))
        and p.rows
        and p.answered == p.rows
        and not p.blanks
        and _are_weights(p)
    ]
    return tuple(
        (f"weight_{place}" if place > 1 else "main", p.column.name) for place, p in enumerate(usable, start=1)
    )


def _are_weights(profile: Profile) -> bool:
    values = _numbers(profile)
    return values is not None and min(values) >= 0 and max(values) > 0 and not profile.column.values


def _is_date(profile: Profile) -> bool:
    is_zoned = bool(profile.texts) and ZONED.fullmatch(profile.texts[0]) is not None
    return profile.column.type in ("date", "datetime") or is_zoned or date_format(profile.texts) is not None


def _numbers(profile: Profile) -> list[float] | None:
    try:
        return [float(cell.replace(",", ".")) for cell in profile.texts] or None
    except ValueError:
        return None
