"""Which items a report is about: what companies adopted and use, and how far they have integrated it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from pipeline.codebook.model import Item, ItemType, Score, Study, Wave
from pipeline.report.table_rows import Row
from pipeline.report.wave_view import WaveView

MOST_ITEMS = 12  # pictures of more would bury the first ones; the workbook has every item
ANY_ITEMS = 3


def integration_items(view: WaveView) -> tuple[str, ...]:
    """The ordinal items that ask for the levels of a score, then the scores' own levels."""
    present = set(_in_order(view))
    return tuple(name for name in step_items(view.study, view.wave) if name in present)


def step_items(study: Study, wave: Wave) -> tuple[str, ...]:
    """The same whether or not anybody answered them; a score is not correlated within its own steps."""
    composed = [score.name for score in study.scores if score.levels]
    asked = [
        item.name
        for item in wave.items
        if item.type is ItemType.ORDINAL and _asks_for_levels(study.scores, item)
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


def headline_options(view: WaveView, item: str) -> list[str]:
    """Of steps the last and the first, of anything else the options most chosen; those with a share."""
    rows = shown_rows(view, item)
    levels = [code for code in _level_codes(view, item) if code in {row["option"] for row in rows}]
    if levels:
        return list(dict.fromkeys([levels[-1], levels[0]]))
    asked = (row for row in rows if row["item_kind"] != "net")
    return [row["option"] for row in sorted(asked, key=lambda row: -row["share"])]


def shown_rows(view: WaveView, item: str) -> list[Row]:
    """An item's answers among everybody that have a share."""
    return [
        row
        for row in view.totals
        if row["item"] == item and not isnan(row["share"]) and not row["option"].startswith("missing:")
    ]


def _level_codes(view: WaveView, item: str) -> list[str]:
    options = {option.code for one in view.wave.items if one.name == item for option in one.options}
    for score in view.study.scores:
        codes = [level.code for level in score.levels]
        if codes and (score.name == item or set(codes) <= options):
            return codes
    return []


def _asks_for_levels(scores: Sequence[Score], item: Item) -> bool:
    """Whether an item's options include every level of a score that it is no part of."""
    codes = {option.code for option in item.options}
    return any(
        score.levels and item.name not in score.items and {level.code for level in score.levels} <= codes
        for score in scores
    )


def _in_order(view: WaveView) -> list[str]:
    """The items with rates, in the codebook's order."""
    return [item for _, item in sorted({(row["item_order"], row["item"]) for row in view.totals})]


def _banner_items(view: WaveView) -> set[str]:
    return {item for banner in view.study.banners for item in banner}
