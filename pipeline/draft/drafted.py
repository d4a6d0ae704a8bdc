"""What a draft says of an item, before it is written as YAML."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DraftOption:
    """A response option: the code the draft gives it, and its label."""

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
    aliases: tuple[tuple[str, str], ...] = ()  # another spelling -> option code
    missing: tuple[tuple[str, str], ...] = ()  # cell -> reason
    is_grid: bool = False
    is_mentions: bool = False  # the cells of `columns` name the options, in order
    date_format: str | None = None
    decimal: str | None = None
    range: tuple[int, int] | None = None
    summary: str | None = None
    places_given: int | None = None  # of a ranking
    total: float | None = None  # of an allocation
    labels: tuple[tuple[str, str], ...] = ()  # of a grid's items
    by_wave: tuple[tuple[str, DraftItem | None], ...] = ()  # wave -> what is different in it; None: absent
    waves: tuple[str, ...] = ()  # the waves that asked it, where not all did
    notes: tuple[str, ...] = field(default=())

    @property
    def has_column_options(self) -> bool:
        """Whether each option has a column of its own."""
        return bool(self.columns) and not self.is_grid and not self.is_mentions

    @property
    def places(self) -> tuple[str, ...]:
        """The columns it is read from."""
        return tuple(column for _, column in self.columns) or ((self.column,) if self.column else ())
