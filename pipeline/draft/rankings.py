"""Columns that share out places or points: rankings and allocations."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.formats import decimal_mark
from pipeline.draft.groups import run_stem, shared_question
from pipeline.draft.names import item_name, option_codes
from pipeline.draft.profile import Profile
from pipeline.draft.sets import missing_of
from pipeline.draft.words import ALLOCATING, RANKING, fold

LEAST_ROWS = 10  # fewer say nothing by being even
ASKED = 0.02  # of the total: where points are asked for, some do not add up
TOTALS = (100.0, 10.0, 1.0)


def as_ranking(run: Sequence[Profile], taken: set[str]) -> DraftItem | None:
    """The run as a ranking with a column an option; None where it is none."""
    places = places_of(run)
    if places is None:
        return None
    question, _ = shared_question(run)
    asked = "and is asked for" if RANKING.search(fold(question)) else "each as often as the others"
    return _shared(run, taken, "rank", f"places 1 to {places}, {asked}", places=places)


def places_of(run: Sequence[Profile]) -> int | None:
    """How many places the columns share out: each is given as often as any other, or the question asks for them."""
    counts: dict[str, int] = {}
    for profile in run:
        for cell, rows in profile.cells:
            if cell not in profile.missing:
                place = cell.removesuffix(".0")
                counts[place] = counts.get(place, 0) + rows
    places = len(counts)
    if (
        len(run) < 3
        or not 3 <= places <= len(run)
        or counts.keys() != {str(place) for place in range(1, places + 1)}
    ):
        return None
    if any(profile.labels for profile in run):
        return None
    if RANKING.search(fold(shared_question(run)[0])):
        return places
    is_even = max(counts.values()) - min(counts.values()) <= 0.02 * max(counts.values())
    return places if is_even and min(counts.values()) >= LEAST_ROWS else None


def as_allocation(run: Sequence[Profile], taken: set[str]) -> DraftItem | None:
    """The run as points shared out over its columns; None where they do not add up to 100, 10 or 1."""
    total = total_of(run)
    if total is None:
        return None
    return _shared(run, taken, "allocation", f"numbers that add up to {total:g}", total=total)


def total_of(run: Sequence[Profile]) -> float | None:
    """What the columns add up to, on average over all who answered; None for no round total."""
    answered = max((profile.answered - len(profile.blanks) for profile in run), default=0)
    if (
        len(run) < 2
        or answered < 2
        or any(p.labels or p.distinct > len(p.cells) or p.distinct < 2 for p in run)
    ):
        return None
    numbers: list[tuple[float, int]] = []
    for profile in run:
        cells = [(cell, rows) for cell, rows in profile.cells if cell not in profile.missing]
        mark = decimal_mark([cell for cell, _ in cells])
        if mark is None:
            return None
        numbers += [(float(cell.rstrip("% ").replace(",", ".")), rows) for cell, rows in cells]
    mean = sum(number * rows for number, rows in numbers) / answered
    words = ALLOCATING.search(fold(shared_question(run)[0]))
    enough = answered >= LEAST_ROWS or words
    return next(
        (
            total
            for total in TOTALS
            if enough
            and abs(mean - total) < (ASKED if words else 1e-6) * total
            and _within(numbers, total, bool(words))
        ),
        None,
    )


def _within(numbers: Sequence[tuple[float, int]], total: float, is_asked: bool) -> bool:
    """Whether no number is beyond the total; flags of 0 and 1 add up to 1 by chance, unless points are asked for."""
    values = {number for number, _ in numbers}
    return all(0 <= number <= total for number in values) and (is_asked or len(values) > 3)


def _shared(
    run: Sequence[Profile],
    taken: set[str],
    kind: str,
    why: str,
    *,
    places: int | None = None,
    total: float | None = None,
) -> DraftItem:
    question, parts = shared_question(run)
    codes = option_codes(parts)
    return DraftItem(
        item_name(run_stem(run), question or f"{run[0].column.name} {kind}", taken),
        kind,
        why,
        question=question,
        columns=tuple((code, profile.column.name) for code, profile in zip(codes, run, strict=True)),
        options=tuple(DraftOption(code, part) for code, part in zip(codes, parts, strict=True)),
        missing=missing_of(run),
        places_given=places,
        total=total,
    )
