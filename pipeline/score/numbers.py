"""The number each item adds to a score, as SQL over `responses`, and the range it can take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

from pipeline.codebook.model import Item, ItemType, Score
from pipeline.codebook.scoring import option_values, unscored
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.errors import EstimationError


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """One item of a score: its number as SQL, and the least and most it can be (NaN: not known)."""

    item: str
    sql: str
    low: float
    high: float


def scored_items(score: Score, items: Mapping[str, Item]) -> tuple[ScoredItem, ...]:
    """The items of a score in its order, reversed where the codebook says so: min + max - x."""
    if score.method == "count":
        return tuple(_counted(score, items[name]) for name in score.items)
    return tuple(_valued(items[name], is_reversed=name in score.reverse) for name in score.items)


def _valued(item: Item, *, is_reversed: bool) -> ScoredItem:
    column = identifier(item.name)
    if item.type is ItemType.NUMBER:
        low, high = item.low if item.low is not None else nan, item.high if item.high is not None else nan
        number = column
        if is_reversed and not high > low:
            raise EstimationError(
                f"items.{item.name}: a score reverses this number, but it has no `range` to reverse it in; "
                f"give it one (line {item.line})."
            )
    else:
        values = option_values(item)
        low, high = min(values.values()), max(values.values())
        numbers = ", ".join(literal(value) for value in values.values())
        number = f"([{numbers}]::DOUBLE[])[list_position({text_list(tuple(values))}, {column})]"
    return ScoredItem(item.name, f"{literal(low + high)} - {number}" if is_reversed else number, low, high)


def _counted(score: Score, item: Item) -> ScoredItem:
    column = identifier(item.name)
    not_counted = unscored(item)
    chosen = score.count.get(item.name) or tuple(
        option.code for option in item.options if option.code not in not_counted
    )
    if item.type is ItemType.MULTIPLE:
        number = f"CAST(len(list_intersect({column}, {text_list(chosen)})) AS DOUBLE)"
        return ScoredItem(
            item.name, f"CASE WHEN {column} IS NOT NULL THEN {number} END", 0.0, float(len(chosen))
        )
    hit = f"CAST(list_contains({text_list(chosen)}, {column}) AS DOUBLE)"
    known = f"{column} IS NOT NULL AND NOT list_contains({text_list(tuple(sorted(not_counted)))}, {column})"
    return ScoredItem(item.name, f"CASE WHEN {known} THEN {hit} END", 0.0, 1.0)


def score_range(score: Score, items: tuple[ScoredItem, ...]) -> tuple[float, float]:
    """The least and most a score can be before it is rescaled."""
    low, high = sum(item.low for item in items), sum(item.high for item in items)
    return (low, high) if score.method in ("sum", "count") else (low / len(items), high / len(items))
