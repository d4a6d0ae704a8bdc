"""Which columns of an export the codebook refers to, and which it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.codebook.model import Item, Wave

if TYPE_CHECKING:
    from pipeline.normalize.columns import ExportColumn


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A column that the codebook names and the export lacks."""

    key: str  # items.sector, weights.wt ...
    column: str
    nearest: str | None

    @property
    def sentence(self) -> str:
        hint = f"; the nearest is {self.nearest!r}" if self.nearest else ""
        return f"{self.key}: the export has no column {self.column!r}{hint}."


@dataclass(frozen=True, slots=True)
class ColumnMatching:
    """The columns of an export beside those that the codebook names."""

    wave: Wave  # with the export's own column names
    matched: Mapping[str, tuple[str, ...]]  # item -> its columns
    unmatched: tuple[Unmatched, ...]
    unused: tuple[str, ...]  # nothing refers to them, and no platform uses them itself


def match_columns(wave: Wave, columns: Mapping[str, ExportColumn]) -> ColumnMatching:
    """Matches what the wave's items, weights, design and rules are read from, however the headers are typed."""
    from pipeline.normalize.resolve import resolve_columns
    from pipeline.normalize.respondents import required_columns

    resolved = resolve_columns(wave, columns).wave
    items = {item.name: item_columns(item) for item in resolved.items if item.in_wave}
    wanted = {f"items.{name}": of_item for name, of_item in items.items()}
    wanted |= {key: (column,) for key, column in required_columns(resolved).items()}
    unmatched = [
        Unmatched(key, column, next(iter(get_close_matches(column, list(columns), n=1)), None))
        for key, of_key in wanted.items()
        for column in of_key
        if column not in columns
    ]
    used = {column for of_key in wanted.values() for column in of_key}
    replication = resolved.design.replication
    used |= {*replication.found_in(list(columns))} if replication else set()
    return ColumnMatching(
        resolved,
        {name: of_item for name, of_item in items.items() if set(of_item) <= set(columns)},
        tuple(unmatched),
        tuple(name for name, column in columns.items() if name not in used and not column.role),
    )


def item_columns(item: Item) -> tuple[str, ...]:
    """The columns of the export that an item is read from."""
    return item.read_from
