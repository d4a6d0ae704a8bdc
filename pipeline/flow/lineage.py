"""Which columns a column is computed from, back to the columns of the export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.codebook.model import Item, ItemType, Study, Wave

Origins = tuple[tuple[str, str], ...]  # (table, column), ...
WITHOUT_RATES = (ItemType.NUMBER, ItemType.DATE, ItemType.TEXT)
WITH_MEANS = (ItemType.NUMBER, ItemType.RANK, ItemType.ALLOCATION)
COUNTED = ("unweighted_base", "unweighted_count", "weighted_base", "weighted_count", "share")


def origins(study: Study, wave: Wave, table: str) -> Mapping[str, Origins]:
    """Column -> the columns it is computed from, for the tables where that differs from wave to wave."""
    asked = [item for item in wave.items if item.in_wave]
    names = {item.name for item in asked}
    if table == "responses":
        return {
            item.name: tuple(
                ("export_rows", column) for column in (*export_columns(item), *behind(item, asked))
            )
            for item in asked
        }
    if table == "scores":
        used = sorted({item for score in study.scores for item in score.items} & names)
        return {"value": tuple(("responses", item) for item in used)}
    if table == "rates":
        rated = [item.name for item in asked if item.type not in WITHOUT_RATES or item.bands]
        answers = tuple(("responses", name) for name in rated)
        levels = (("scores", "level"),) if study.scores else ()
        weight = (("weights", "weight"),)
        return {column: (*answers, *levels, *(weight if column[0] in "ws" else ())) for column in COUNTED}
    if table == "score_means":
        numbers = tuple(("responses", item.name) for item in asked if item.type in WITH_MEANS)
        values = (("scores", "value"),) if study.scores else ()
        return {"mean": (*values, *numbers, ("weights", "weight"))}
    if table == "correlations":
        results = tuple(("responses", outcome) for outcome in study.outcomes if outcome in names)
        return {"estimate": (("scores", "value"), *results, ("weights", "weight"))}
    return {"computed_share": (("rates", "share"),)} if table == "benchmarks" else {}


def behind(item: Item, asked: Iterable[Item]) -> tuple[str, ...]:
    """The columns of texts that are coded back into the item."""
    texts = (one for one in asked if one.other_of and one.other_of[0] == item.name)
    return tuple(one.column for one in texts if one.column)


def export_columns(item: Item) -> tuple[str, ...]:
    """The columns of the export that an item is read from."""
    return tuple(
        dict.fromkeys([*([item.column] if item.column else []), *item.columns.values(), *item.mentions])
    )
