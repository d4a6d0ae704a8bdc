"""The totals of one item under every replicate weight: those that came with the data, or are made of its PSUs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.psu_totals import read_psu_totals, read_psus

if TYPE_CHECKING:
    from pipeline.frame.build import Frame
    from pipeline.frame.replication import Replicated

HERE = Path(__file__).parent


def replicate_totals(engine: Engine, frame: Frame, options: Sequence[str]) -> np.ndarray:
    """(R, columns, options) of the item that `read_item` made ready; `options` with the base first."""
    assert frame.replicated is not None
    factors = frame.replicated.factors
    if factors is None:
        return _supplied(engine, frame, frame.replicated, options)
    by_psu = read_psu_totals(engine, frame, read_psus(engine, frame), options)
    columns = range(len(frame.places))
    return np.concatenate([np.tensordot(factors.T, by_psu.of([at]), axes=1) for at in columns], axis=1)


def _supplied(engine: Engine, frame: Frame, replicated: Replicated, options: Sequence[str]) -> np.ndarray:
    """(R, columns, options) sums of the replicate weights."""
    engine.view(
        "replicate_cells", "item_cells",
        {"cell": "cell", "answer": "answer", "reason": "reason", "replicates": "replicates"},
    )  # fmt: skip
    replicates = int(engine.run(HERE / "replicate_count.sql")["replicates"].iloc[0])
    found = engine.run(
        HERE / "counts_by_replicate.sql",
        options=list(options),
        replicates=list(range(replicates)),
        per_weight=replicated.per_weight,
    ).dropna(subset="option")
    totals = np.zeros((replicates, len(frame.places), len(options)))
    where = (found[name].to_numpy(int) for name in ("replicate", "place", "option"))
    replicate, place, option = where
    totals[replicate, place, option - 1] = found["w"].to_numpy(float)
    return totals
