"""What an export holds that the codebook does not describe, in words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from pipeline.codebook.model import Item, ItemType

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


def unknown_cells(item: Item, column: str, unknown: Sequence[tuple[str, int]]) -> str:
    """Cells that no option, alias or missing code explains, with counts and the nearest known text."""
    known = [option.code for option in item.options]
    known += [label for option in item.options for label in option.label.every()]
    listed = "; ".join(_described(cell, rows, known) for cell, rows in unknown[:SHOWN])
    more = f"; and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
    what, places = KNOWN.get(item.type, ("options", "`options`, `aliases` or `missing`"))
    return (
        f"items.{item.name}: column {column!r} holds cells that are no known {what}: {listed}{more}. "
        f"Correct the export, or add them to {places} (line {item.line})."
    )


def mixed_marks(item: Item, column: str) -> str:
    """A number column that writes decimals both ways, or leaves open which way it does."""
    return (
        f"items.{item.name}: column {column!r} has cells with a decimal comma and cells with a decimal point, or "
        f'cells such as 1.234 that can be read both ways; say `decimal: ","` or `decimal: "."` (line {item.line}).'
    )


def unreadable_dates(item: Item, column: str, cell: str) -> str:
    """A date column whose format nothing gives away."""
    return (
        f"items.{item.name}: the dates of column {column!r} cannot be read without doubt, as in {cell!r}; "
        f'say `date_format: "%d-%m-%Y"` or what it is (line {item.line}).'
    )


def _described(cell: str, rows: int, known: Sequence[str]) -> str:
    near = get_close_matches(cell, known, n=1, cutoff=0.6)
    hint = f", nearest {near[0]!r}" if near else ""
    return f"{cell[:60]!r} in {rows} row{'s' if rows != 1 else ''}{hint}"
