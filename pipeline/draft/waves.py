"""One draft for several waves: the last one, and what is different in the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.layouts import column_pairs, in_layout
from pipeline.draft.study import DraftStudy, likely_banners, likely_scores
from pipeline.draft.translated import is_translation, with_translation
from pipeline.draft.words import fold


def merged(drafts: Mapping[str, DraftStudy]) -> DraftStudy:
    """The drafts of the waves, in their order, as one. Waves get entries under `by_wave` and notes."""
    names = list(drafts)
    if len(names) == 1:
        return drafts[names[0]]
    whole = drafts[names[-1]]
    items = [replace(item, waves=(names[-1],)) for item in whole.items]
    for wave in reversed(names[:-1]):
        if len(names) == 2 and is_translation(whole, drafts[wave]):
            items = with_translation(items, wave, drafts[wave].items)
        elif (pairs := column_pairs(whole.export, drafts[wave].export)) is not None:
            items = in_layout(items, wave, pairs)
        else:
            items = _with_wave(items, wave, drafts[wave].items)
    items = [replace(item, waves=() if len(item.waves) == len(names) else item.waves) for item in items]
    left_out = dict(pair for draft in drafts.values() for pair in draft.left_out)
    used = {column for item in items for column in item.places}
    return replace(
        whole,
        items=tuple(items),
        banners=likely_banners([item for item in items if not item.waves]),
        scores=likely_scores([item for item in items if not item.waves]),
        left_out=tuple(pair for pair in left_out.items() if pair[0] not in used),
        notes=_notes(items, names),
        waves=tuple((wave, drafts[wave].roles) for wave in names),
    )


def _with_wave(items: Sequence[DraftItem], wave: str, others: Sequence[DraftItem]) -> list[DraftItem]:
    """The items with what an earlier wave asked; what only it asked stands at the end."""
    left = list(others)
    found: list[DraftItem] = []
    for item in items:
        twin = next((other for other in left if _is_same_question(item, other)), None)
        if twin is None:
            found.append(item)
            continue
        left.remove(twin)
        found.append(_joined(item, wave, twin))
    taken = {name.lower() for item in items for name in (item.name, *_grid_items(item))}
    return found + [replace(_renamed(other, wave, taken), waves=(wave,)) for other in left]


def _is_same_question(item: DraftItem, other: DraftItem) -> bool:
    """Whether two waves asked the same: one type, and the same columns, name or words."""
    if _form(item) != _form(other):
        return False
    if item.is_grid and {name for name, _ in item.columns} != {name for name, _ in other.columns}:
        return False
    same_place = bool(set(item.places) & set(other.places))
    same_words = bool(item.question) and fold(item.question) == fold(other.question)
    return same_words or (same_place and (not (item.question and other.question) or item.name == other.name))


def _form(item: DraftItem) -> tuple[object, ...]:
    return item.type, item.is_grid, item.is_mentions, bool(item.columns)


def _joined(item: DraftItem, wave: str, other: DraftItem) -> DraftItem:
    options, added, moved = _all_options(item, other)
    notes = list(item.notes)
    if item.question and other.question and fold(item.question) != fold(other.question):
        notes.append(f"{wave} asked: {other.question}")
    if added:
        notes.append(f"only in {wave}: {', '.join(option.label for option in added)}")
    gone = {fold(option.label) for option in item.options} - {fold(option.label) for option in other.options}
    if gone and not item.columns:
        notes.append(f"not in {wave}: {', '.join(o.label for o in item.options if fold(o.label) in gone)}")
    different = _different(item, other, moved)
    return replace(
        item,
        options=options,
        missing=tuple(dict((*other.missing, *item.missing)).items()),
        by_wave=((wave, different), *item.by_wave) if different else item.by_wave,
        waves=(wave, *item.waves),
        notes=tuple(notes),
    )


def _all_options(
    item: DraftItem, other: DraftItem
) -> tuple[tuple[DraftOption, ...], tuple[DraftOption, ...], bool]:
    """The options of both waves, those that only the other has, and whether a code means something else there."""
    if item.has_column_options:
        return item.options, (), item.columns != other.columns
    labels = {fold(option.label) for option in item.options}
    codes = {option.code: fold(option.label) for option in item.options}
    moved = any(codes.get(one.code, fold(one.label)) != fold(one.label) for one in other.options)
    if moved:
        return item.options, (), True
    added = tuple(
        option for option in other.options if fold(option.label) not in labels and option.code not in codes
    )
    return (*item.options, *added), added, False


def _different(item: DraftItem, other: DraftItem, moved: bool) -> DraftItem | None:
    """What the other wave has otherwise: its columns, or options whose codes mean something else."""
    has_moved_columns = item.columns != other.columns or item.column != other.column
    options = other.options if moved and not other.has_column_options else ()
    if not has_moved_columns and not options:
        return None
    different = DraftItem("", "", "", options=options)
    if has_moved_columns:
        labelled = other.options if other.has_column_options else options
        different = replace(
            different, column=other.column, columns=other.columns, is_grid=other.is_grid, labels=other.labels,
            is_mentions=other.is_mentions,
            options=labelled,
        )  # fmt: skip
    return different


def _renamed(item: DraftItem, wave: str, taken: set[str]) -> DraftItem:
    """An item of one wave only, under a name that no other has."""
    suffix = "_" + "".join(letter if letter.isalnum() else "_" for letter in wave)

    def free(name: str) -> str:
        return f"{name}{suffix}" if name.lower() in taken else name

    columns = tuple((free(name), column) for name, column in item.columns) if item.is_grid else item.columns
    labels = tuple((free(name), label) for name, label in item.labels)
    return replace(item, name=free(item.name), columns=columns, labels=labels)


def _grid_items(item: DraftItem) -> tuple[str, ...]:
    return tuple(name for name, _ in item.columns) if item.is_grid else ()


def _notes(items: Sequence[DraftItem], waves: Sequence[str]) -> tuple[str, ...]:
    """What a reader should know of the waves before reading on."""
    only = [item for item in items if item.waves]
    moved = [item.name for item in items if item.by_wave]
    changed = [item.name for item in items if item.notes]
    lines = [f"Waves: {', '.join(waves)}. Questions are matched by their columns and their words."]
    lines += [f"Not in every wave: {', '.join(item.name for item in only)}"] if only else []
    lines += [f"In other columns in a wave: {', '.join(moved)}"] if moved else []
    lines += [f"Other words or options in a wave: {', '.join(changed)}"] if changed else []
    return tuple(lines)
