"""Two waves of one questionnaire in two languages: the same columns in the same order under other headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.drafted import DraftItem
from pipeline.draft.study import DraftStudy
from pipeline.draft.words import fold

MOST_SHARED = 0.2  # of the headers: the platform's own, codes


def is_translation(one: DraftStudy, other: DraftStudy) -> bool:
    """Whether each item of one stands in the columns of an item of the other, and hardly a header is the same."""
    if len(one.export.columns) != len(other.export.columns) or len(one.items) != len(other.items):
        return False
    headers = {fold(column.name) for column in one.export.columns}
    shared = sum(fold(column.name) in headers for column in other.export.columns)
    if not headers or shared > MOST_SHARED * len(headers):
        return False
    pairs = zip(one.items, other.items, strict=True)
    return all(_places(one, a) == _places(other, b) and _shape(a) == _shape(b) for a, b in pairs)


def _shape(item: DraftItem) -> tuple[bool, bool]:
    """A set with a column an option, a grid, or neither; the types of the two may still be drafted differently."""
    return item.is_grid, bool(item.columns)


def _places(draft: DraftStudy, item: DraftItem) -> list[int]:
    positions = {column.name: column.position for column in draft.export.columns}
    return [positions[column] for column in item.places]


def with_translation(items: Sequence[DraftItem], wave: str, others: Sequence[DraftItem]) -> list[DraftItem]:
    """The items with the other language's columns under `by_wave`, and its labels as aliases, in the same order."""
    return [_joined(item, wave, other) for item, other in zip(items, others, strict=True)]


def _joined(item: DraftItem, wave: str, other: DraftItem) -> DraftItem:
    codes = [code for code, _ in item.columns]
    different = DraftItem(
        "", "", "",
        column=other.column,
        columns=tuple(zip(codes, (column for _, column in other.columns), strict=True)),
        is_grid=item.is_grid,
        labels=item.labels,
        options=item.options if item.has_column_options else (),
    )  # fmt: skip
    notes, aliases = item.notes, item.aliases
    if item.options and not item.has_column_options:
        if len(item.options) == len(other.options) and item.type == other.type:
            pairs = zip(other.options, item.options, strict=True)
            aliases += tuple(
                (theirs.label, ours.code) for theirs, ours in pairs if fold(theirs.label) != fold(ours.label)
            )
        else:
            labels = ", ".join(option.label for option in other.options)
            notes += (f"{wave} has other options: {labels}; say which is which under `aliases`",)
    if other.question and fold(other.question) != fold(item.question):
        notes += (f"{wave} asked: {other.question}",)
    return replace(
        item,
        aliases=aliases,
        notes=notes,
        missing=tuple(dict((*other.missing, *item.missing)).items()),
        by_wave=((wave, different), *item.by_wave),
        waves=(wave, *item.waves),
    )
