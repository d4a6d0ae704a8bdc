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
    left = np.tile(np.asarray(by_row, np.int64), (replicates, 1))
    tables = np.empty((replicates, rows, columns), np.int64)
    for column in range(columns - 1):
        wanted = np.full(replicates, int(by_column[column]))
        below = left.sum(1)
        for row in range(rows - 1):
            below -= left[:, row]
            found = draw.hypergeometric(left[:, row], below, wanted)
            tables[:, row, column] = found
            left[:, row] -= found
            wanted -= found
        tables[:, rows - 1, column] = wanted
        left[:, rows - 1] -= wanted
    tables[:, :, columns - 1] = left
    return tables
