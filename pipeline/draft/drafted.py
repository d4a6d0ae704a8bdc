"""What a draft says of an item, before it is written as YAML."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DraftOption:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item: `type` as the codebook has it, the columns it is read from, and why it was taken for that."""

    name: str
    type: str
    why: str
    question: str = ""
    column: str | None = None
    columns: tuple[tuple[str, str], ...] = ()  # option code (or a grid's item) -> column
    options: tuple[DraftOption, ...] = ()
    separator: str | None = None
    selected: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()  # cell -> reason
    is_grid: bool = False
    date_format: str | None = None
    decimal: str | None = None
    labels: tuple[tuple[str, str], ...] = ()  # of a grid's items
    notes: tuple[str, ...] = field(default=())
