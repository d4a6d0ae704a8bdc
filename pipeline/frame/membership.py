"""Which columns of the tables each cell belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.engine import Engine

MEMBERS = Path(__file__).with_name("members.sql")


def membership(engine: Engine, places: Sequence[tuple[str, str, str]], cells: np.ndarray) -> np.ndarray:
    """(cells, places) of the cells' numbers, in ascending order, and the columns: universe, banner, banner option."""
    members = engine.run(MEMBERS)
    cell = members["cell"].to_numpy(np.int64)
    is_here = np.isin(cell, cells)
    is_member = np.zeros((len(cells), len(places)), dtype=bool)
    is_member[np.searchsorted(cells, cell[is_here]), members["place"].to_numpy(np.int64)[is_here]] = True
    return is_member
