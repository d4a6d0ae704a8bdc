"""How many respondents are in the base of each of several items, by column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.item_cells import base_sql
from pipeline.frame.membership import membership
from pipeline.frame.subjects import Subject


def item_bases(engine: Engine, frame: Frame, subjects: Sequence[Subject]) -> np.ndarray:
    """(items, columns): respondents, unweighted. One statement for all items."""
    of = {f"b{at}": f"count_if({base_sql(subject)})" for at, subject in enumerate(subjects)}
    counted = engine.sums("frame", {"cell": "_cell"}, of)
    cells = counted["cell"].to_numpy(np.int64)
    order = np.argsort(cells)
    return counted[list(of)].to_numpy(float)[order].T @ membership(engine, frame.places, cells[order])
