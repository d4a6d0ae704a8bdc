"""Columns that are no questions: ids, weights, duration, and what a test export says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.draft.profile import Profile
from pipeline.draft.words import fold
from pipeline.ingest.export import Export, Role
from pipeline.normalize.disposition import NOT_AN_INTERVIEW

WEIGHTS = re.compile(
    r"(?:^|[_ .])(weight|weights|wt|wgt|weging|gewicht|weegfactor|finalwgt|pw|hhweight|w_calib)(?:$|[_ .\d])"
)
IDS = re.compile(
    r"^(respondent[ _.]?(id|nr|number)|resp[ _.]?id|resp(ondent)?|record[ _.]?(no|number)|response[ _.]?id|"
    r"case[ _.]?(id|no)?|serial([ _.]?(no|number))?|uuid|id|antwort id|antwoord id)$"
)
OTHER_IDS = re.compile(
    r"(^|[ _.])(id|uuid|guid|record[ _.]?(no|number)|recordno)($|[ _.\d])|^column_\d+$|identifi|.id$"
)
COMPANIES = re.compile(
    r"^(company|firm|organi[sz]ation|enterprise|bedrijf|unternehmen)[ _.]?(id|no|nr|number|code)$"
)
DURATIONS = re.compile(
    r"^(duration( \(in seconds\))?|duration_seconds|interviewtime|interview time.*|loi|qtime|total time)$"
)
DESIGN = {
    "strata": re.compile(r"^(stratum|strata|stype|sdmvstra|strat)$"),
    "psu": re.compile(r"^(psu|cluster|dnum|sdmvpsu)$"),
    "fpc": re.compile(r"^fpc\d?$"),
}
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

    @property
    def columns(self) -> frozenset[str]:
        """All columns that are no questions."""
        named = {self.respondent_id, self.company_id, self.duration, *(column for _, column in self.weights)}
        return frozenset(column for column in named if column) | {column for column, _ in self.left_out}


def find_roles(export: Export, found: Sequence[Profile]) -> Roles:
    """What the columns say by role, name and cells."""
    respondent_id = _respondent_id(found)
    company_id = next(
        (p.column.name for p in found if COMPANIES.match(fold(p.column.name)) and p.answered), None
    )
    duration = next((p.column.name for p in found if _is_duration(p)), None)
    weights = _weights(export, found)
    used = {respondent_id, company_id, duration, *(column for _, column in weights)}
    left_out = [(p.column.name, why) for p in found if p.column.name not in used and (why := _aside(p))]
    design = [
        (key, p.column.name) for key, name in DESIGN.items() for p in found if name.match(fold(p.column.name))
    ]
    return Roles(
        respondent_id, company_id, duration, weights, tuple(dict(reversed(design)).items()), _only_tests(export, found),
        tuple(left_out),
    )  # fmt: skip


def _aside(profile: Profile) -> str | None:
    """Why a column is no question; None for one that may be."""
    if profile.column.role in NOT_ITEMS:
        return str(profile.column.role)
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
    usable = [p for p in named if p.rows and p.answered == p.rows and not p.blanks and _are_weights(p)]
    return tuple(
        (f"weight_{place}" if place > 1 else "main", p.column.name) for place, p in enumerate(usable, start=1)
    )


def _are_weights(profile: Profile) -> bool:
    values = _numbers(profile)
    return values is not None and min(values) >= 0 and max(values) > 0 and not profile.column.values


def _numbers(profile: Profile) -> list[float] | None:
    try:
        return [float(cell) for cell in profile.texts] or None
    except ValueError:
        return None
