"""What an export holds that the codebook does not describe, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from pipeline.codebook.model import Item, ItemType
from pipeline.quoted_cell import is_quoted

SHOWN = 10
KNOWN = {
    ItemType.NUMBER: ("numbers", "`missing`"),
    ItemType.DATE: ("dates", "`missing`, or say `date_format`"),
    ItemType.MULTIPLE: ("options", "`options`, `aliases`, `selected`, `not_selected` or `missing`"),
}


def missing_column(item: Item, column: str, columns: Sequence[str]) -> str:
    """The export has no such column."""
    near = get_close_matches(column, columns, n=1, cutoff=0.6)
    hint = f"; the nearest is {near[0]!r}" if near else ""
    return (
        f"items.{item.name}: the export has no column {column!r}{hint}. "
        f"Correct the codebook (line {item.line}), or give this wave's column under `by_wave`."
    )


def missing_respondent_column(key: str, column: str, columns: Sequence[str]) -> str:
    """The export has no column for what is known of respondents: id, weight, design, duration."""
    near = get_close_matches(column, columns, n=1, cutoff=0.6)
    hint = f"; the nearest is {near[0]!r}" if near else ""
    return (
        f"{key}: the export has no column {column!r}{hint}. "
        "Correct the codebook, or give this wave's own under `waves`; personal columns are dropped on arrival."
    )


def unknown_cells(
    item: Item, column: str, unknown: Sequence[tuple[str, int]], named: Callable[[str, str], str]
) -> str:
    """Cells that no option, alias or missing code explains, with counts and the nearest known text.

    `named` says how a cell of a column is named (`DistinctCells.named`).
    """
    first = unknown[:SHOWN]
    known = [option.code for option in item.options]
    known += [label for option in item.options for label in option.label.every()]
    listed = "; ".join(_described(cell, named(column, cell), rows, known) for cell, rows in first)
    more = f"; and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
    hint = "" if all(is_quoted(cell) for cell, _ in first) else " `survey check` shows longer cells."
    what, places = KNOWN.get(item.type, ("options", "`options`, `aliases` or `missing`"))
    return (
        f"items.{item.name}: column {column!r} holds cells that are no known {what}: {listed}{more}. "
        f"Correct the export, or add them to {places} (line {item.line}).{hint}"
    )


def mixed_marks(item: Item, column: str) -> str:
    """A number column that writes decimals both ways, or leaves open which way it does."""
    return (
        f"items.{item.name}: column {column!r} has cells with a decimal comma and cells with a decimal point, or "
        f'cells such as 1.234 that can be read both ways; say `decimal: ","` or `decimal: "."` (line {item.line}).'
    )


def unreadable_dates(item: Item, column: str, named: str) -> str:
    """A date column whose format nothing gives away; `named` is one of its cells, as a failure names it."""
    return (
        f"items.{item.name}: the dates of column {column!r} cannot be read without doubt, as in {named}; "
        f'say `date_format: "%d-%m-%Y"` or what it is (line {item.line}).'
    )


def _described(cell: str, named: str, rows: int, known: Sequence[str]) -> str:
    near = get_close_matches(cell, known, n=1, cutoff=0.6)
    hint = f", nearest {near[0]!r}" if near else ""
    return f"{named} in {rows} row{'s' if rows != 1 else ''}{hint}"
