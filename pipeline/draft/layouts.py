"""Two waves of one questionnaire that the platform exported in two layouts: other headers, the same questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.draft.drafted import DraftItem
from pipeline.draft.words import fold
from pipeline.ingest.export import Column, Export

LONG = 40  # letters that tell a question; layouts differ in what they put behind them


def column_pairs(one: Export, other: Export) -> dict[str, str] | None:
    """Column of one -> that of the other; None where the questions differ, or where every header is the same."""
    here, there = _questions(one), _questions(other)
    if len(here) != len(there) or not all(map(_is_same, here, there)):
        return None
    if all(fold(a.name) == fold(b.name) for a, b in zip(here, there, strict=True)):
        return None
    return {a.name: b.name for a, b in zip(here, there, strict=True)}


def _questions(export: Export) -> list[Column]:
    """The columns that may be questions; a blank header at the end of a row is none."""
    return [one for one in export.columns if one.role is None and one.name != f"column_{one.position}"]


def _is_same(one: Column, other: Column) -> bool:
    """Whether two columns ask the same: by header, or by their words."""
    if fold(one.name) == fold(other.name):
        return True
    has_words = one.text not in ("", one.name) and other.text not in ("", other.name)
    return has_words and fold(one.text)[:LONG] == fold(other.text)[:LONG] and _choices_agree(one, other)


def _choices_agree(one: Column, other: Column) -> bool:
    return not (one.choice and other.choice) or fold(one.choice) == fold(other.choice)


def in_layout(items: Sequence[DraftItem], wave: str, pairs: Mapping[str, str]) -> list[DraftItem]:
    """The items with the other layout's columns under `by_wave`."""
    return [_relocated(item, wave, pairs) for item in items]


def _relocated(item: DraftItem, wave: str, pairs: Mapping[str, str]) -> DraftItem:
    waves = (wave, *item.waves)
    moved = {column: pairs[column] for column in item.places if pairs.get(column, column) != column}
    if not moved:
        return replace(item, waves=waves)
    different = DraftItem(
        "", "", "",
        column=moved.get(item.column or "", item.column),
        columns=tuple((code, moved.get(column, column)) for code, column in item.columns),
        is_grid=item.is_grid,
        labels=item.labels,
        options=item.options if item.has_column_options else (),
    )  # fmt: skip
    return replace(item, waves=waves, by_wave=((wave, different), *item.by_wave))
