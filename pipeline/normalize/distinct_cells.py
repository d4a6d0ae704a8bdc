"""The distinct cells of columns: small enough to be read one by one in Python."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.errors import ExportError
from pipeline.quoted_cell import quoted, unquoted

HERE = Path(__file__).parent
MOST_CELLS = 200_000
MOST_TOGETHER = (
    2_000_000  # cells counted in one statement: a wide export has a thousand columns, but few rows
)


class DistinctCells:
    """Distinct cells of the relation `rows`, counted for as many neighbouring columns at once as are small."""

    def __init__(self, engine: Engine, columns: Sequence[str], *, ids: Collection[str | None] = ()):
        """`ids` are columns that name respondents or companies: their cells stand in no failure."""
        self.engine = engine
        self._ids = frozenset(ids)
        self._columns = tuple(dict.fromkeys(columns))
        rows = engine.connection.execute("SELECT count(*) FROM rows").fetchall()[0][0]
        self._together = MOST_TOGETHER // max(rows, 1)
        self._counted: dict[str, list[tuple[str, int]]] = {}

    def of(self, column: str, *, besides: str | None = None) -> list[tuple[str, int]]:
        """The cells of a column with their rows, most frequent first; those like `besides` left out.

        Raises ExportError where there are too many: a question with options does not have them.
        """
        if self._together < 2 or column not in self._columns:
            return distinct_cells(self.engine, column, besides=besides)
        if column not in self._counted:
            start = self._columns.index(column)
            self._counted = self._count(self._columns[start : start + self._together])
        cells = self._counted[column]
        if besides:
            cells = [(cell, rows) for cell, rows in cells if not re.search(besides, cell.strip())]
        return _few(column, cells)

    def named(self, column: str, cell: str) -> str:
        """How a failure names a cell of `column`, or a part of one: see `quoted`."""
        if column in self._ids:
            return unquoted(cell, self._first_row(column, cell))
        return quoted(cell, lambda: self._first_row(column, cell))

    def _first_row(self, column: str, cell: str) -> int:
        self.engine.view("held_cells", "rows", {"source_row": "source_row", "cell": identifier(column)})
        return int(self.engine.run(HERE / "first_row.sql", text=cell)["source_row"].iloc[0])

    def _count(self, columns: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        named = {f"c{place}": identifier(column) for place, column in enumerate(columns)}
        self.engine.view("chosen_columns", "rows", named)
        counted: dict[str, list[tuple[str, int]]] = {column: [] for column in columns}
        frame = self.engine.run(HERE / "cells_of_all.sql")
        for name, cell, rows in zip(
            *(frame[key].tolist() for key in ("column_name", "cell", "rows")), strict=True
        ):
            counted[columns[int(name[1:])]].append((cell, rows))
        return counted


def distinct_cells(engine: Engine, column: str, *, besides: str | None = None) -> list[tuple[str, int]]:
    """The cells of one column of `rows`, counted for it alone; as `DistinctCells.of`."""
    cell = identifier(column)
    chosen = f"CASE WHEN NOT regexp_matches(trim({cell}), {literal(besides)}) THEN {cell} END"
    engine.view("column_cells", "rows", {"cell": chosen if besides else cell})
    frame = engine.run(HERE / "cells.sql", most=MOST_CELLS + 1)
    return _few(column, list(zip(frame["cell"], frame["rows"].astype(int), strict=True)))


def _few(column: str, cells: list[tuple[str, int]]) -> list[tuple[str, int]]:
    if len(cells) > MOST_CELLS:
        raise ExportError(
            f"column {column!r} holds more than {MOST_CELLS:,} different answers; "
            "it is no question with options and no number: say `type: text`, or name another column."
        )
    return cells
