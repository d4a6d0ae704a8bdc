"""Columns whose cells name options: first, second and third place of a ranking, or mentions in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.draft.closed import closed_options, is_closed
from pipeline.draft.drafted import DraftItem
from pipeline.draft.grids import together
from pipeline.draft.groups import run_stem, shared_question
from pipeline.draft.names import item_name
from pipeline.draft.profile import Profile
from pipeline.draft.sets import missing_of
from pipeline.draft.words import RANKING, fold
from pipeline.ingest.export import ResponseSet

LEAST_ROWS = 10  # fewer are even by chance
MOST_OPTIONS = 60
PLACE = re.compile(
    r"((rank|rang|place|position|choice|priority|platz|plaats|keuze|wahl)\W*)?"
    r"(\d{1,2}(st|nd|rd|th|e|\.)?|first|second|third|fourth|fifth|erste[rs]?|zweite[rs]?|dritte[rs]?|eerste|tweede|derde)"
    r"(\W*(rank|rang|place|position|choice|priority|platz|plaats|keuze|wahl))?"
)


def as_mentions(run: Sequence[Profile], taken: set[str], declared: ResponseSet) -> DraftItem | None:
    """The columns that the file declares to hold the mentions of one question; None where they name no options."""
    closed = closed_options(together(run)) if len(run) > 1 else None
    if closed is None or not 1 < len(closed.options) <= MOST_OPTIONS:
        return None
    question = declared.label or shared_question(run)[0]
    name = item_name(declared.name.lstrip("$"), question or f"{run[0].column.name} set", taken)
    return DraftItem(
        name,
        "multiple",
        "the file says so: a mention a column",
        question=question,
        columns=_in_order(run),
        options=closed.options,
        missing=missing_of(run),
        is_mentions=True,
    )


def as_placed(run: Sequence[Profile], taken: set[str]) -> DraftItem | None:
    """The run as the first, second, third place of a ranking, each cell an option; None where it is none."""
    whole = together(run) if len(run) > 1 and all(profile.cells for profile in run) else None
    if whole is None or not is_closed(whole) or not _are_places(run, whole):
        return None
    closed = closed_options(whole)
    if closed.is_ordinal or not len(run) <= len(closed.options) <= MOST_OPTIONS:
        return None
    question, _ = shared_question(run)
    return DraftItem(
        item_name(run_stem(run), question or f"{run[0].column.name} rank", taken),
        "rank",
        f"a column a place, {len(run)} of them; nobody names an option twice",
        question=question,
        columns=_in_order(run),
        options=closed.options,
        missing=missing_of(run),
        places_given=len(run) if len(run) < len(closed.options) else None,
        is_mentions=True,
    )


def _in_order(run: Sequence[Profile]) -> tuple[tuple[str, str], ...]:
    return tuple((str(place), profile.column.name) for place, profile in enumerate(run, start=1))


def _are_places(run: Sequence[Profile], whole: Profile) -> bool:
    """Whether each option is named once a respondent: by all in a whole ranking, by the words in a part of one."""
    named = {cell: rows for cell, rows in whole.cells if cell not in whole.missing}
    if not named or (all(cell.replace(".", "", 1).isdigit() for cell in named) and not whole.column.values):
        return False
    answered = max(profile.answered for profile in run)
    if len(named) < 3 or max(named.values()) > answered or answered < LEAST_ROWS:
        return False
    is_whole = len(named) == len(run) and set(named.values()) == {answered} and _differ(run)
    return is_whole or _say_places(run)


def _differ(run: Sequence[Profile]) -> bool:
    """Whether the columns are answered by the same people with answers of their own."""
    return len({profile.cells for profile in run}) > 1 and len({profile.answered for profile in run}) == 1


def _say_places(run: Sequence[Profile]) -> bool:
    """Whether the question asks for an order and the columns are called by places."""
    question, parts = shared_question(run)
    names = (profile.column.name for profile in run)
    asked = RANKING.search(fold(f"{question} {run[0].column.name.replace('_', ' ')}"))
    return bool(asked) and (all(map(_is_place, parts)) or all(map(_is_place, names)))


def _is_place(text: str) -> bool:
    return PLACE.fullmatch(fold(re.split(r"[/_]", text)[-1])) is not None
