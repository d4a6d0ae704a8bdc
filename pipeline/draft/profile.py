"""What the cells of each column look like: the ground on which types are guessed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.draft.words import NOT_AVAILABLE, NOT_SELECTED, fold
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.ingest.export import Column, Export
from pipeline.ingest.read import write_rows

HERE = Path(__file__).parent
MOST_CELLS = 400  # distinct cells looked at; a column with more is open


@dataclass(frozen=True, slots=True)
class Profile:
    """One column with its most frequent cells; `cells` without those that mean no answer."""

    column: Column
    rows: int
    answered: int
    distinct: int
    cells: tuple[tuple[str, int], ...]
    blanks: tuple[str, ...]  # cells such as NA and N/A

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell for cell, _ in self.cells)

    @property
    def labels(self) -> dict[str, str]:
        """Value labels that the file declares."""
        return dict(self.column.values)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The cells that do not say "not selected"."""
        return tuple(cell for cell in self.texts if fold(self.labels.get(cell, cell)) not in NOT_SELECTED)


def profiles(export: Export) -> list[Profile]:
    """One profile per kept column, in the order of the export."""
    return list(_profiles(export))


def _profiles(export: Export) -> Iterator[Profile]:
    with tempfile.TemporaryDirectory() as folder, Engine(threads=1) as engine:
        rows = Path(folder) / "rows.parquet"
        write_rows(export, rows)
        engine.view("rows", rows)
        for column in export.columns:
            engine.view("column_cells", "rows", {"cell": identifier(column.name)})
            spread = engine.run(HERE / "spread.sql").iloc[0]
            frame = engine.run(HERE / "cells.sql", most=MOST_CELLS)
            found = list(zip(frame["cell"].tolist(), frame["rows"].tolist(), strict=True))
            blanks = tuple(cell for cell, _ in found if fold(cell) in NOT_AVAILABLE)
            cells = tuple((cell, int(rows)) for cell, rows in found if cell not in blanks)
            yield Profile(
                column,
                int(spread["rows"]),
                int(spread["answered"]),
                int(spread["distinct_cells"]) - len(blanks),
                cells,
                blanks,
            )
