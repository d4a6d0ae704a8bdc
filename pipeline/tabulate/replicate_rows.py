"""The replicate weights that came with the data, of everybody in the base of one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.membership import membership
from pipeline.tabulate.table_rows import BETWEEN, option_patterns


@dataclass(frozen=True, slots=True)
class ReplicateRows:
    """`weights` (n, R); place of each respondent's cell and pattern of options (n,), as in `TableRows`."""

    weights: np.ndarray
    cell: np.ndarray
    pattern: np.ndarray
    has: np.ndarray
    is_member: np.ndarray


def read_replicate_rows(engine: Engine, frame: Frame, options: Sequence[str]) -> ReplicateRows:
    """The rows of the item that `read_item` made ready; `options` in the order of its counts."""
    found = engine.run(Path(__file__).with_name("replicate_rows.sql"), between=BETWEEN)
    pattern, has = option_patterns(found["options"], options)
    cells, cell = np.unique(found["cell"].to_numpy(np.int64), return_inverse=True)
    weights = np.stack(found["weights"].to_numpy()) if len(found) else np.zeros((0, 1))
    return ReplicateRows(weights, cell, pattern, has, membership(engine, frame.places, cells))
