"""Grids: several questions that share one list of options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.closed import Closed, closed_options, covers, is_closed
from pipeline.draft.drafted import DraftItem
from pipeline.draft.groups import run_stem, shared_question
from pipeline.draft.names import item_name, slug, unique
from pipeline.draft.profile import Profile
from pipeline.draft.sets import missing_of
from pipeline.draft.words import fold

MOST_OPTIONS = 15
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?%?")
LEAST_SHARED = 0.4  # of the cells of all columns, that each one has


def as_grid(run: Sequence[Profile], taken: set[str]) -> DraftItem | None:
    """The run as a grid of items that share their options; None where they share none."""
    answered = [profile for profile in run if profile.cells]
    whole = together(run) if len(answered) > 1 else None
    if whole is None or not is_closed(whole) or differ(answered):
        return None
    closed = closed_options(whole)
    if not 2 <= len(closed.options) <= MOST_OPTIONS:
        return None
    question, parts = shared_question(run)
    items = [
        (unique(slug(p.column.name, words=8) or slug(part), taken, otherwise="item"), p.column.name)
        for p, part in zip(run, parts, strict=True)
    ]
    return DraftItem(
        item_name(_grid_name(run), question and f"{question} grid", taken),
        "ordinal" if closed.is_ordinal or _are_array_codes(closed) else "single",
        f"neighbouring columns with the same answers; {closed.why}",
        question=question,
        columns=tuple(items),
        options=closed.options,
        missing=missing_of(run),
        is_grid=True,
        labels=tuple((name, part) for (name, _), part in zip(items, parts, strict=True)),
    )


def _grid_name(run: Sequence[Profile]) -> str:
    start = run_stem(run)
    return f"{start}_grid" if start else ""


def _are_array_codes(closed: Closed) -> bool:
    """Whether the options are A1, A2, A3: the places of a LimeSurvey array, in order."""
    return len(closed.options) > 2 and all(re.fullmatch(r"A\d", option.code) for option in closed.options)


def together(run: Sequence[Profile]) -> Profile:
    """One profile with the cells of all the columns."""
    widest = max(run, key=lambda profile: (len(profile.column.values), len(profile.cells)))
    counts: dict[str, int] = {}
    for profile in run:
        for cell, rows in profile.cells:
            counts[cell] = counts.get(cell, 0) + rows
    cells = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    distinct = max(len(cells), *(profile.distinct for profile in run))
    type_ = "text" if all(_few_numbers(profile) for profile in run) else widest.column.type
    return replace(
        widest,
        column=replace(widest.column, type=type_),
        answered=sum(profile.answered for profile in run),
        distinct=distinct,
        cells=cells,
    )


def differ(run: Sequence[Profile]) -> bool:
    """Whether two of the columns have too little in common to be one question."""
    declared = {profile.column.values for profile in run}
    if len(declared) == 1 and run[0].column.values:
        return not covers(together(run))
    if len(declared) > 1:
        return True
    cells = [{fold(cell) for cell in p.texts if cell not in p.missing} for p in run]
    everything = frozenset().union(*cells)
    is_measured = any(p.column.type == "number" and not _few_numbers(p) for p in run) or len(everything) > 11
    if is_measured and all(map(NUMBER.fullmatch, everything)):
        return True
    thin = min(profile.answered for profile in run) < 8 * len(everything)
    if not thin and any(
        not one & frozenset().union(*cells[:at], *cells[at + 1 :]) for at, one in enumerate(cells)
    ):
        return True
    least = 0.0 if thin and all(p.column.choice for p in run) else LEAST_SHARED
    return any(len(one) < least * len(everything) for one in cells)


def _few_numbers(profile: Profile) -> bool:
    """Whether a column holds the places of a short scale, 1 to 5 as it were."""
    numbers = [cell for cell in profile.texts if cell not in profile.missing]
    return bool(numbers) and all(cell.isdigit() and int(cell) <= 10 for cell in numbers)
