"""What the cells of each column look like: the ground on which types are guessed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.draft.missing import missing_cells
from pipeline.draft.parts import with_parts
from pipeline.draft.words import NOT_AVAILABLE, NOT_SELECTED, fold
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.ingest.export import Column, Export
from pipeline.ingest.read import write_rows

if TYPE_CHECKING:
    import pandas as pd

HERE = Path(__file__).parent
MOST_CELLS = 400  # distinct cells looked at; a column with more is open
MOST_AT_ONCE = 20_000_000  # cells counted in one statement


@dataclass(frozen=True)
class Profile:
    """One column with its most frequent cells; `cells` without those that mean no answer."""

    column: Column
    rows: int
    answered: int
    distinct: int
    cells: tuple[tuple[str, int], ...]
    blanks: tuple[str, ...]  # cells such as NA and N/A

    @cached_property
    def missing(self) -> dict[str, str]:
        """Cells that mean no answer, with the reason."""
        return missing_cells(self.column, self.texts, self.blanks)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell for cell, _ in self.cells)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Value labels that the file declares."""
        return dict(self.column.values)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The cells that do not say "not selected"."""
        return tuple(cell for cell in self.texts if fold(self.labels.get(cell, cell)) not in NOT_SELECTED)


def profiles(export: Export) -> list[Profile]:
    """One profile per kept column, in the order of the export."""
    with tempfile.TemporaryDirectory() as folder, Engine() as engine:
        path = Path(folder) / "rows.parquet"
        rows = write_rows(export, path)
        engine.view("rows", path)
        width = max(1, MOST_AT_ONCE // max(rows, 1))
        found: list[Profile] = []
        columns = with_parts(export.columns)
        for start in range(0, len(columns), width):
            found += _profiles(engine, columns[start : start + width], rows)
    return found


def _profiles(engine: Engine, columns: Sequence[Column], rows: int) -> list[Profile]:
    """The profiles of some columns, counted in one statement."""
    engine.view(
        "chosen_columns", "rows", {f"c{place}": identifier(c.name) for place, c in enumerate(columns)}
    )
    counted = dict(list(engine.run(HERE / "cells.sql", most=MOST_CELLS).groupby("column_name")))
    return [_profile(column, rows, counted.get(f"c{place}")) for place, column in enumerate(columns)]


def _profile(column: Column, rows: int, counted: pd.DataFrame | None) -> Profile:
    if counted is None:
        return Profile(column, rows, 0, 0, (), ())
    cells = list(zip(counted["cell"].tolist(), counted["rows"].tolist(), strict=True))
    blanks = tuple(cell for cell, _ in cells if fold(cell) in NOT_AVAILABLE)
    return Profile(
        column,
        rows,
        answered=int(counted["answered"].iloc[0]),
        distinct=int(counted["distinct_cells"].iloc[0]) - len(blanks),
        cells=tuple((cell, int(times)) for cell, times in cells if cell not in blanks),
        blanks=blanks,
    )
