"""The whole draft of a wave: items, and what the columns say of ids, weights, banners and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.draft.drafted import DraftItem
from pipeline.draft.grids import as_grid, differ
from pipeline.draft.groups import grouped, is_open_part
from pipeline.draft.mentioned import as_mentions, as_placed
from pipeline.draft.profile import Profile, profiles
from pipeline.draft.rankings import as_allocation, as_ranking
from pipeline.draft.roles import Roles, find_roles
from pipeline.draft.sets import as_set
from pipeline.draft.siblings import with_whole_scales
from pipeline.draft.singles import as_item
from pipeline.draft.ticked import counts_ticks, with_ticks
from pipeline.draft.words import BANNER_WORDS, fold
from pipeline.ingest.export import Export
from pipeline.ingest.read import read_export

MOST_BANNERS = 4


@dataclass(frozen=True, slots=True)
class DraftStudy:
    """A first codebook, before it is written as YAML."""

    export: Export
    rows: int
    items: tuple[DraftItem, ...]
    roles: Roles
    banners: tuple[str, ...]
    scores: tuple[tuple[str, tuple[str, ...]], ...]  # name -> items
    left_out: tuple[tuple[str, str], ...]  # column -> why
    notes: tuple[str, ...] = ()
    waves: tuple[tuple[str, Roles], ...] = ()  # where there are several: what is different in a wave


def draft_study(files: Sequence[Path] | Path) -> DraftStudy:
    """The draft for the files of one wave. Raises ExportError for what is no survey export."""
    export = read_export(files)
    found = with_ticks(profiles(export)) if export.format == "sosci" else profiles(export)
    roles = find_roles(export, found)
    items, left = _items(export, [p for p in found if p.column.name not in roles.columns])
    items = with_whole_scales(items)
    return DraftStudy(
        export,
        found[0].rows if found else 0,
        tuple(items),
        roles,
        likely_banners(items),
        likely_scores(items),
        (*roles.left_out, *left.items()),
    )


def _items(export: Export, questions: Sequence[Profile]) -> tuple[list[DraftItem], dict[str, str]]:
    """The items in the order of the export, and the columns that are none, with the reason."""
    taken: set[str] = set()
    items, placed = _declared_sets(export, questions, taken)
    empty: list[str] = []
    columns = [profile.column for profile in questions]
    spread = {
        one.text for one in columns
        if one.choice and one.name in (f"{one.text}/{one.choice}", f"{one.text} ({one.choice})")
    }  # fmt: skip
    # KoboToolbox: `media` beside `media/tv`; Tally: `Which?` beside `Which? (TV)`
    again = [
        p.column.name
        for p in questions
        if (p.column.name in spread and not p.column.choice) or counts_ticks(p, questions)
    ]
    for run in grouped([p for p in questions if p.column.name not in placed.union(again)]):
        for first, item in _of_run(run, taken):
            if item is None:
                empty.append(first)
            else:
                items[first] = item
    order = {profile.column.name: place for place, profile in enumerate(questions)}
    ordered = [items[name] for name in sorted(items, key=order.__getitem__)]
    left = {name: "nobody answered it" for name in empty} | dict.fromkeys(
        again, "its options have columns of their own"
    )
    return ordered, left


def _declared_sets(
    export: Export, questions: Sequence[Profile], taken: set[str]
) -> tuple[dict[str, DraftItem], set[str]]:
    """The multiple-response sets that the file itself declares, by first column; and all their columns."""
    by_name = {profile.column.name: profile for profile in questions}
    items: dict[str, DraftItem] = {}
    for declared in export.sets:
        run = [by_name[name] for name in declared.columns if name in by_name]
        as_declared = as_mentions if declared.counted is None else as_set
        item = as_declared(run, taken, declared) if run else None
        free = next((one.column.name for one in run if one.column.name not in items), None)
        if item and free:  # sets may share columns
            items[free] = item
    return items, {column for item in items.values() for column in item.places}


def _of_run(run: Sequence[Profile], taken: set[str]) -> Iterator[tuple[str, DraftItem | None]]:
    """A set or a grid of all columns, else of those neighbours that go together, else each by itself.

    What was typed for "other" is an option of the set as well as a text.
    """
    typed_name = ""
    typed = [profile for profile in run if is_open_part(profile)]
    run = [profile for profile in run if profile not in typed]
    if len(run) > 1:
        whole = (
            as_ranking(run, taken)
            or as_placed(run, taken)
            or as_allocation(run, taken)
            or as_set(run, taken, others=typed)
            or as_grid(run, taken)
        )
        if whole:
            yield run[0].column.name, whole
            typed_name, run = f"{whole.name}_other", []
    for profile in typed:
        yield profile.column.name, as_item(profile, taken, name=typed_name)
    for part in _alike(run):
        item = as_grid(part, taken) if 1 < len(part) < len(run) else None
        if item:
            yield part[0].column.name, item
        else:
            yield from ((profile.column.name, as_item(profile, taken)) for profile in part)


def _alike(run: Sequence[Profile]) -> list[list[Profile]]:
    """Neighbours whose answers are the same."""
    parts: list[list[Profile]] = []
    for profile in run:
        if parts and profile.cells and parts[-1][-1].cells and not differ([parts[-1][-1], profile]):
            parts[-1].append(profile)
        else:
            parts.append([profile])
    return parts


def likely_banners(items: Sequence[DraftItem]) -> tuple[str, ...]:
    """Items named like sector, size, country or the like."""
    likely = [
        item.name
        for item in items
        if item.type in ("single", "ordinal") and not item.is_grid and 2 <= len(item.options) <= 15
        and len(item.question) < 120 and BANNER_WORDS.search(fold(f"{item.name.replace('_', ' ')} {item.question}"))
    ]  # fmt: skip
    return tuple(likely[:MOST_BANNERS])


def likely_scores(items: Sequence[DraftItem]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Grids of ordered answers, which may go together in a score."""
    return tuple(
        (f"{item.name}_score", tuple(name for name, _ in item.columns))
        for item in items
        if item.is_grid and item.type == "ordinal" and len(item.columns) >= 3
    )
