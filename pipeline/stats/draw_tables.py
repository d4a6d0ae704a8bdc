"""Cross-tables drawn at random with both margins fixed, as if respondents had exchanged their answers."""

from __future__ import annotations

import numpy as np


def draw_tables(
    by_row: np.ndarray, by_column: np.ndarray, replicates: int, draw: np.random.Generator
) -> np.ndarray:
    """(replicates, rows, columns): counts with these margins, each with the probability chance gives it.

    Column by column and cell by cell, all replicates at once: what falls in a cell is hypergeometric given
    what is left of its row and its column (Patefield 1981). SciPy has the same; loading its `scipy.stats` takes
    longer than all the drawing.
    """
    rows, columns = len(by_row), len(by_column)
    left = np.repeat(np.asarray(by_row, np.int64)[:, None], replicates, axis=1)
    tables = np.empty((columns, rows, replicates), np.int64)  # what is drawn together stands together
    for column in range(columns - 1):
        wanted = np.full(replicates, int(by_column[column]))
        below = left.sum(0)
        for row in range(rows - 1):
            below -= left[row]
            found = draw.hypergeometric(left[row], below, wanted)
            tables[column, row] = found
            left[row] -= found
            wanted -= found
        tables[column, rows - 1] = wanted
        left[rows - 1] -= wanted
    tables[columns - 1] = left
    return tables.transpose(2, 1, 0)
