"""The distinct cells of a column: small enough to be read one by one in Python."""

from __future__ import annotations

from pathlib import Path

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.errors import ExportError

CELLS = Path(__file__).with_name("cells.sql")
MOST_CELLS = 200_000


def distinct_cells(engine: Engine, column: str, *, besides: str | None = None) -> list[tuple[str, int]]:
    """The cells of a column of `rows` with their rows, most frequent first; those like `besides` left out.

    Raises ExportError where there are too many: a question with options does not have them.
    """
    cell = identifier(column)
    chosen = f"CASE WHEN NOT regexp_matches(trim({cell}), {literal(besides)}) THEN {cell} END"
    engine.view("column_cells", "rows", {"cell": chosen if besides else cell})
    frame = engine.run(CELLS, most=MOST_CELLS + 1)
    if len(frame) > MOST_CELLS:
        raise ExportError(
            f"column {column!r} holds more than {MOST_CELLS:,} different answers, as {frame['cell'].iloc[0]!r}; "
            "it is no question with options and no number: say `type: text`, or name another column."
        )
    return list(zip(frame["cell"], frame["rows"].astype(int), strict=True))
