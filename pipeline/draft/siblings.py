"""A question on the same scale as another one, whose rarest answer nobody gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.words import fold

MOST_LACKING = 2


def with_whole_scales(items: Sequence[DraftItem]) -> list[DraftItem]:
    """The items; an ordered one with most options of another's scale, and no others, gets all of them."""
    scales = list(dict.fromkeys(item.options for item in items if _is_scale(item)))
    return [_widened(item, scales) if _is_scale(item) else item for item in items]


def _is_scale(item: DraftItem) -> bool:
    """Whether the options are in order and in words: numbers alone may be of any scale."""
    return (
        item.type == "ordinal"
        and not item.has_column_options
        and not any(option.label.replace(".", "", 1).isdigit() for option in item.options)
    )


def _widened(item: DraftItem, scales: Sequence[tuple[DraftOption, ...]]) -> DraftItem:
    whole = next((scale for scale in sorted(scales, key=len) if _is_part(item.options, scale)), None)
    if whole is None:
        return item
    mine = {fold(option.label) for option in item.options}
    lacking = ", ".join(option.label for option in whole if fold(option.label) not in mine)
    return replace(
        item, options=whole, why=f"{item.why}; on the scale of other questions, nobody said {lacking}"
    )


def _is_part(options: tuple[DraftOption, ...], scale: tuple[DraftOption, ...]) -> bool:
    """Whether a scale has these options in this order, by code and label, and one or two more."""
    if not 2 < len(options) < len(scale) <= len(options) + MOST_LACKING:
        return False
    places = {(option.code, fold(option.label)): place for place, option in enumerate(scale)}
    found = [places.get((option.code, fold(option.label)), -1) for option in options]
    return -1 not in found and found == sorted(found)
