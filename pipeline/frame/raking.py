"""What the weight `raked` was made of: the cells of the targets, and the factor that each one's weights took."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.banners import Digit, digit_values
from pipeline.stats.raked_ratio import RakingCells

RAKED = "raked"
UNMOVED = 1e-9  # factors this near 1: the sample met its targets as it was
CELLS = Path(__file__).with_name("raking_cells.sql")


def read_raking(
    engine: Engine, digits: tuple[Digit, ...], before: str, after: str
) -> tuple[np.ndarray, RakingCells] | None:
    """The cells' numbers (C,), and their factors and margins; None where the raking moved no weight.

    `before` and `after` are the weights as expressions over `frame`; `digits` are the targets' items.
    """
    engine.view("raked_cells", "frame", {"raking": "_raking", "before": before, "after": after})
    found = engine.run(CELLS)
    had, has = (found[name].to_numpy(float) for name in ("before", "after"))
    factors = np.divide(has / has.sum(), had / had.sum(), out=np.zeros_like(has), where=had > 0)
    if (np.abs(factors - 1) < UNMOVED).all():
        return None
    cells = found["raking"].to_numpy(np.int64)
    values = np.array([digit_values(int(cell), digits) for cell in cells])
    return cells, RakingCells(factors, list(values.T))
