"""Which items a report is about: what companies adopted and use, and how far they have integrated it."""

from __future__ import annotations

from pipeline.codebook.model import ItemType
from pipeline.report.wave_view import WaveView

MOST_ITEMS = 12  # pictures of more would bury the first ones; the workbook has every item
ANY_ITEMS = 3


def integration_items(view: WaveView) -> tuple[str, ...]:
    """The ordinal items that ask for the levels of a score, then the scores' own levels."""
    present = _in_order(view)
    composed = [score.name for score in view.study.scores if score.levels and score.name in present]
    asked = [
        item.name
        for item in view.wave.items
        if item.name in present and item.type is ItemType.ORDINAL and _asks_for_levels(view, item.name)
    ]
    return tuple(dict.fromkeys([*asked, *composed]))


def adoption_items(view: WaveView) -> tuple[str, ...]:
    """Multiple-response items, derived ones and those with a published figure; else the first few asked."""
    present = _in_order(view)
    integration = set(integration_items(view))
    published = {figure.item for figure in view.study.published}
    derived = {item.name for item in view.study.derived}
    multiple = {item.name for item in view.wave.items if item.type is ItemType.MULTIPLE}
    chosen = [item for item in present if item in multiple | published | derived and item not in integration]
    if not chosen and not integration:
        chosen = [item for item in present if item not in _banner_items(view)][:ANY_ITEMS] or present[
            :ANY_ITEMS
        ]
    return tuple(chosen[:MOST_ITEMS])


def _asks_for_levels(view: WaveView, name: str) -> bool:
    """Whether an item's options include every level of a score that it is no part of."""
    item = next(item for item in view.wave.items if item.name == name)
    codes = {option.code for option in item.options}
    return any(
        score.levels and name not in score.items and {level.code for level in score.levels} <= codes
        for score in view.study.scores
    )


def _in_order(view: WaveView) -> list[str]:
    """The items with rates, in the codebook's order."""
    return [item for _, item in sorted({(row["item_order"], row["item"]) for row in view.totals})]


def _banner_items(view: WaveView) -> set[str]:
    return {item for banner in view.study.banners for item in banner}
