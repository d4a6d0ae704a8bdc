"""Tables drawn in the text of a test."""

import pandas as pd


def table(drawing: str) -> pd.DataFrame:
    """The drawn rows as a frame; an empty cell is missing, numbers become numbers."""
    lines = [line.strip() for line in drawing.strip().splitlines() if set(line.strip()) - set("-+| ")]
    head, *rows = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    frame = pd.DataFrame(rows, columns=head, dtype=object)
    return frame.apply(lambda column: pd.to_numeric(column) if _is_numeric(column) else column)


def _is_numeric(column: pd.Series) -> bool:
    return column.notna().any() and pd.to_numeric(column, errors="coerce").notna().eq(column.notna()).all()
