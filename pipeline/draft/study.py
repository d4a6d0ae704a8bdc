"""The whole draft of a study: items, and what the columns say of ids, weights, banners and scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.draft.drafted import DraftItem
from pipeline.draft.groups import grouped
from pipeline.draft.profile import Profile, profiles
from pipeline.draft.sets import as_grid, as_set
from pipeline.draft.singles import as_item
from pipeline.draft.words import BANNER_WORDS, DURATION_NAMES, ID_NAMES, WEIGHT_NAMES, fold
from pipeline.ingest.export import Export, Role
from pipeline.ingest.read import read_export

MOST_BANNERS = 4
NOT_ITEMS = frozenset(Role) - {Role.LANGUAGE}


@dataclass(frozen=True, slots=True)
class DraftStudy:
    """A first codebook, before it is written as YAML."""

    export: Export
    rows: int
    items: tuple[DraftItem, ...]
    respondent_id: str | None
    duration: str | None
    weights: tuple[tuple[str, str], ...]  # name -> column
    banners: tuple[str, ...]
    scores: tuple[tuple[str, tuple[str, ...]], ...]  # name -> items
    left_out: tuple[tuple[str, str], ...]  # column -> why
    only_tests: tuple[str, tuple[str, ...]] | None  # status column and its cells, where every interview was a test


def draft_study(files: Sequence[Path]) -> DraftStudy:
    """The draft for the files of one wave. Raises ExportError for what is no survey export."""
    export = read_export(files)
    found = profiles(export)
    respondent_id = _respondent_id(found)
    duration = next((p.column.name for p in found if _is_duration(p)), None)
    weights = _weights(export, found)
    used = {respondent_id, duration, *(column for _, column in weights)}
    questions = [p for p in found if p.column.name not in used and p.column.role not in NOT_ITEMS]
    items, empty = _items(export, questions)
    aside = [(p.column.name, str(p.column.role)) for p in found if p.column.role in NOT_ITEMS and p.column.name not in used]
    return DraftStudy(
        export,
        found[0].rows if found else 0,
        tuple(items),
        respondent_id,
        duration,
        weights,
        _banners(items),
        tuple((f"{item.name}_score", tuple(n for n, _ in item.columns)) for item in items if _is_battery(item)),
        (*aside, *((name, "nobody answered it") for name in empty)),
        _only_tests(found),
    )


def _only_tests(found: Sequence[Profile]) -> tuple[str, tuple[str, ...]] | None:
    """Test interviews do not count; an export that holds nothing else is one to try the codebook on."""
    status = next((p for p in found if p.column.role is Role.STATUS and p.cells), None)
    if status and all(re.search("test|preview|voorbeeld|vorschau", fold(cell)) for cell in status.texts):
        return status.column.name, status.texts
    return None


def _items(export: Export, questions: Sequence[Profile]) -> tuple[list[DraftItem], list[str]]:
    taken: set[str] = set()
    by_name = {profile.column.name: profile for profile in questions}
    items: dict[str, DraftItem] = {}
    placed: set[str] = set()
    for declared in export.sets:
        run = [by_name[name] for name in declared.columns if name in by_name and name not in placed]
        item = as_set(run, taken, declared) if declared.counted is not None else None
        if item:
            placed |= {profile.column.name for profile in run}
            items[run[0].column.name] = item
    empty: list[str] = []
    for run in grouped([profile for profile in questions if profile.column.name not in placed]):
        for first, item in _of_run(run, taken):
            if item is None:
                empty.append(first)
            else:
                items[first] = item
    order = {profile.column.name: place for place, profile in enumerate(questions)}
    return [items[name] for name in sorted(items, key=order.__getitem__)], empty


def _of_run(run: Sequence[Profile], taken: set[str]) -> list[tuple[str, DraftItem | None]]:
    whole = (as_set(run, taken) or as_grid(run, taken)) if len(run) > 1 else None
    if whole:
        return [(run[0].column.name, whole)]
    return [(profile.column.name, as_item(profile, taken)) for profile in run]


def _respondent_id(found: Sequence[Profile]) -> str | None:
    """A column that names each respondent once."""
    candidates = [p for p in found if p.column.role is Role.RESPONDENT_ID]
    candidates += [p for p in found if ID_NAMES.match(fold(p.column.name))]
    return next((p.column.name for p in candidates if p.rows and p.distinct == p.rows), None)


def _is_duration(profile: Profile) -> bool:
    is_named = profile.column.role is Role.DURATION_SECONDS or bool(DURATION_NAMES.match(fold(profile.column.name)))
    return is_named and bool(profile.cells)


def _weights(export: Export, found: Sequence[Profile]) -> tuple[tuple[str, str], ...]:
    named = [p for p in found if p.column.name == export.weight or p.column.role is Role.WEIGHT]
    named += [p for p in found if WEIGHT_NAMES.search(fold(p.column.name)) and p not in named]
    usable = [p for p in named if p.rows and p.answered == p.rows and _are_weights(p)]
    return tuple((f"weight_{place}" if place > 1 else "main", p.column.name) for place, p in enumerate(usable, start=1))


def _are_weights(profile: Profile) -> bool:
    try:
        values = [float(cell) for cell in profile.texts]
    except ValueError:
        return False
    return bool(values) and min(values) >= 0 and max(values) > 0 and not profile.column.values


def _banners(items: Sequence[DraftItem]) -> tuple[str, ...]:
    likely = [
        item.name
        for item in items
        if item.type in ("single", "ordinal") and not item.is_grid and 2 <= len(item.options) <= 15
        and BANNER_WORDS.search(fold(f"{item.name.replace('_', ' ')} {item.question}"))
    ]  # fmt: skip
    return tuple(likely[:MOST_BANNERS])


def _is_battery(item: DraftItem) -> bool:
    return item.is_grid and item.type == "ordinal" and len(item.columns) >= 3
