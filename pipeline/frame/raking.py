"""What the weight `raked` was made of: the cells of the targets, and the factor that each one's weights took.

And who is in each of these cells: what a variance needs to know that takes off what the targets explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.banners import Digit, digit_values
from pipeline.stats.raked_ratio import RakingCells

RAKED = "raked"
UNMOVED = 1e-9  # factors this near 1: the sample met its targets as it was
HERE = Path(__file__).parent


def read_raking(
    engine: Engine, digits: tuple[Digit, ...], before: str, after: str
) -> tuple[np.ndarray, RakingCells] | None:
    """The cells' numbers (C,), and their factors and margins; None where the raking moved no weight.

    `before` and `after` are the weights as expressions over `frame`; `digits` are the targets' items.
    """
    engine.view("raked_cells", "frame", {"raking": "_raking", "before": before, "after": after})
    found = engine.run(HERE / "raking_cells.sql")
    had, has = (found[name].to_numpy(float) for name in ("before", "after"))
    factors = np.divide(has / has.sum(), had / had.sum(), out=np.zeros_like(has), where=had > 0)
    if (np.abs(factors - 1) < UNMOVED).all():
        return None
    cells = found["raking"].to_numpy(np.int64)
    values = np.array([digit_values(int(cell), digits) for cell in cells])
    return cells, RakingCells(factors, list(values.T))


def read_raked_weights(engine: Engine, *, by_psu: bool) -> pd.DataFrame:
    """Everybody's weight by stratum, PSU and cell of the targets, as `read_item` made them ready."""
    return engine.run(HERE / "raked_weights.sql", by_psu=by_psu)


def read_raked_counts(engine: Engine, options: Sequence[str]) -> pd.DataFrame:
    """The same item's weight by column, option, stratum and cell; `options` with the base first, counted from 1."""
    return engine.run(HERE / "raked_counts.sql", options=list(options))
