"""What a table is: its grain, key and columns, drawn as text and parsed once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, DuckDB type, what it holds and in which unit."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the design. `key` names the columns that make a row unique and order it.

    `spans`: what one file of the table is about: a wave, a study (its wave is `_`) or all studies
    (`_` and `_`). A view is computed from another table where it is read: no stage writes it.
    """

    name: str
    stage: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    is_private: bool = False
    spans: str = "wave"  # wave | study | all
    is_view: bool = False

    @property
    def types(self) -> dict[str, str]:
        return {column.name: column.type for column in self.columns}


def drawn_table(
    name: str,
    *,
    stage: str,
    grain: str,
    key: str,
    columns: str,
    is_private: bool = False,
    spans: str = "wave",
    is_view: bool = False,
) -> Table:
    """A table from a drawing: a line a column, `name | TYPE | description`; `study` and `wave` come first."""
    drawn = [
        Column("study", "VARCHAR", "the study, as its folder is named"),
        Column("wave", "VARCHAR", "the wave; `_` where a row spans waves"),
        *(Column(*(cell.strip() for cell in line.split("|"))) for line in columns.strip().splitlines()),
    ]
    return Table(
        name, stage, grain, tuple(drawn), ("study", "wave", *key.split()), is_private, spans, is_view
    )
