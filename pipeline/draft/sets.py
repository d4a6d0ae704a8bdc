"""Multiple-response sets and grids: several columns that are one question."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.draft.closed import is_closed, missing_cells, options_of
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.groups import shared_question
from pipeline.draft.names import item_name, option_codes, slug, unique
from pipeline.draft.profile import Profile
from pipeline.draft.words import NOT_SELECTED, SELECTED, fold
from pipeline.ingest.export import ResponseSet


def as_set(run: Sequence[Profile], taken: set[str], declared: ResponseSet | None = None) -> DraftItem | None:
    """The run as a multiple-response set with a column an option; None where it is none."""
    flags = [flag_of(profile) for profile in run]
    if len(run) < 2 or any(flag is None for flag in flags) or not any(profile.chosen for profile in run):
        return None
    if declared is None and not _is_convention(run):
        return None
    question, parts = shared_question(run)
    if declared is not None and declared.label:
        question = declared.label
    labels = [flag if flag else part for flag, part in zip(flags, parts, strict=True)]
    labels = [label if labels.count(label) == 1 else run[at].column.name for at, label in enumerate(labels)]
    codes = option_codes(labels)
    name = item_name(declared.name.lstrip("$") if declared else _stem(run), question, taken)
    selected = (declared.counted,) if declared is not None and declared.counted else ()
    return DraftItem(
        name,
        "multiple",
        "the file says so" if declared else "columns that hold one answer each, or say it was not selected",
        question=question,
        columns=tuple((code, profile.column.name) for code, profile in zip(codes, run, strict=True)),
        options=tuple(DraftOption(code, label) for code, label in zip(codes, labels, strict=True)),
        selected=selected,
        missing=_missing(run),
    )


def flag_of(profile: Profile) -> str | None:
    """The option text that a flag column holds where it is selected, "" for a mere yes; None for no flag."""
    missing = dict(missing_cells(profile))
    chosen = [cell for cell in profile.chosen if cell not in missing]
    if len(chosen) > 1:
        return None
    if not chosen:
        return ""
    label = profile.labels.get(chosen[0], chosen[0])
    return "" if fold(label) in SELECTED or fold(chosen[0]) in SELECTED else label


def _is_convention(run: Sequence[Profile]) -> bool:
    """Whether the columns together look like a set: yes/no cells, or one text of its own a column."""
    folded = [{fold(profile.labels.get(cell, cell)) for cell in profile.texts} for profile in run]
    everything = set().union(*folded)
    if everything <= NOT_SELECTED | SELECTED:
        says_no = any(one & NOT_SELECTED for one in folded)
        has_blanks = any(profile.answered < profile.rows for profile in run)
        is_two_sided = all(one >= {"yes", "no"} for one in folded)
        return (says_no or has_blanks) and not (is_two_sided and not _is_parted(run))
    own = [one - NOT_SELECTED for one in folded if one - NOT_SELECTED]
    return len(own) > 1 and len(set().union(*own)) == sum(len(one) for one in own)


def _is_parted(run: Sequence[Profile]) -> bool:
    return all(profile.column.choice for profile in run)


def as_grid(run: Sequence[Profile], taken: set[str]) -> DraftItem | None:
    """The run as a grid of items that share their options; None where they share none."""
    closed = [profile for profile in run if profile.answered]
    if len(closed) < 2 or not all(is_closed(profile) for profile in closed):
        return None
    widest = max(closed, key=lambda profile: (len(profile.column.values), len(profile.cells)))
    options, is_ordinal, why = options_of(_together(closed, widest))
    known = {fold(option.label) for option in options} | {option.code for option in options}
    own = [len({fold(cell) for cell in profile.texts} & known) for profile in closed]
    if len(options) < 2 or len(options) > 15 or min(own) == 0 or _differ(closed):
        return None
    question, parts = shared_question(run)
    items = [
        (unique(slug(profile.column.name, words=8) or slug(part), taken, otherwise="item"), profile.column.name)
        for profile, part in zip(run, parts, strict=True)
    ]
    return DraftItem(
        item_name(f"{_stem(run)}_grid", question and f"{question} grid", taken),
        "ordinal" if is_ordinal else "single",
        f"neighbouring columns with the same answers; {why}",
        question=question,
        columns=tuple(items),
        options=options,
        missing=_missing(run),
        is_grid=True,
        labels=tuple((name, part) for (name, _), part in zip(items, parts, strict=True)),
    )


def _together(run: Sequence[Profile], widest: Profile) -> Profile:
    counts: dict[str, int] = {}
    for profile in run:
        for cell, rows in profile.cells:
            counts[cell] = counts.get(cell, 0) + rows
    return Profile(
        widest.column, widest.rows, sum(p.answered for p in run), len(counts), tuple(counts.items()), widest.blanks
    )


def _differ(run: Sequence[Profile]) -> bool:
    """Whether two columns have nothing, or too little, in common."""
    cells = [{fold(cell) for cell in profile.texts} for profile in run]
    everything = set().union(*cells)
    declared = {profile.column.values for profile in run}
    if len(declared) == 1 and run[0].column.values:
        return False
    return len(declared) > 1 or any(len(one) < 0.4 * len(everything) for one in cells)


def _missing(run: Sequence[Profile]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for profile in run:
        found |= dict(missing_cells(profile))
    return tuple(found.items())


def _stem(run: Sequence[Profile]) -> str:
    names = [profile.column.name for profile in run]
    start = names[0]
    for name in names[1:]:
        while not name.startswith(start):
            start = start[:-1]
    return start.rstrip("_-.[ 0#") or slug(names[0]) or "set"
