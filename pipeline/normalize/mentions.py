"""Options that cells name one by one, in the order of their columns or within one cell: first, second, third."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.codebook.model import Item
from pipeline.engine import Engine
from pipeline.engine.quote import literal, text_list
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.decode import Decoded, decode_cells, delimited_meaning, single_meaning
from pipeline.normalize.distinct_cells import DistinctCells
from pipeline.normalize.expressions import Reading, cell_place, number_reading, texts


@dataclass(frozen=True, slots=True)
class Mentions:
    """The options that a row names, in their order, and the reason its cells give for none; as SQL."""

    options: str
    reason: str


def mentions(
    counted: DistinctCells, item: Item, columns: Mapping[str, ExportColumn]
) -> tuple[Mentions, tuple[Decoded, ...]]:
    """What is named in `mentions`, or in the one column whose cells hold several."""
    if item.mentions:
        decoded = tuple(
            decode_cells(name, counted.of(name), single_meaning(item, columns[name]))
            for name in item.mentions
        )
        return _in_columns(counted.engine, decoded), decoded
    column = columns[item.column or item.name]
    one = decode_cells(column.name, counted.of(column.name), delimited_meaning(item, column, in_order=True))
    place = cell_place(counted.engine, column.name, one.cells)
    lists = ", ".join("NULL" if codes is None else text_list(codes) for codes in one.codes)
    return Mentions(f"([{lists}]::VARCHAR[][])[{place}]", f"{texts(one.reasons)}[{place}]"), (one,)


def _in_columns(engine: Engine, decoded: tuple[Decoded, ...]) -> Mentions:
    cells, reasons = [], []
    for one in decoded:
        place = cell_place(engine, one.column, one.cells)
        cells.append(f"{texts([codes[0] if codes else None for codes in one.codes])}[{place}]")
        reasons.append(f"{texts(one.reasons)}[{place}]")
    named = " OR ".join(f"{cell} IS NOT NULL" for cell in cells)
    # a place that was left blank keeps its place
    return Mentions(
        f"CASE WHEN {named} THEN [{', '.join(cells)}] END", f"coalesce({', '.join(reasons)}, NULL)"
    )


def mentions_reading(item: Item, named: Mentions) -> Reading:
    """The options that are named at all, in the codebook's order."""
    offered = text_list(tuple(option.code for option in item.options))
    chosen = f"list_filter({offered}, lambda code: list_contains({named.options}, code))"
    return Reading(item.name, f"CASE WHEN ({named.options}) IS NOT NULL THEN {chosen} END", named.reason)


def place_reading(item: Item, named: Mentions) -> Reading:
    """The place of one option, 1 for the first; one that is not named has none."""
    place = f"CAST(nullif(list_position({named.options}, {literal(item.place_of)}), 0) AS DOUBLE)"
    return number_reading(item, place, named.reason)
