"""The values of a number by cell, and which cells each column of the tables consists of."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.membership import membership

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Values:
    """One number under one weighting; arrays (rows,), a row a cell, stratum, PSU and value.

    `n` respondents, `psus` those with weight, `w` and `ww` sums of weights and of their squares.
    `is_member` is (cells, columns); `cell`, `stratum` and `psu` are places, not names.
    """

    x: np.ndarray
    n: np.ndarray
    psus: np.ndarray
    w: np.ndarray
    ww: np.ndarray
    cell: np.ndarray
    stratum: np.ndarray
    psu: np.ndarray
    is_member: np.ndarray
    cells: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))  # the cells' numbers

    def in_column(self, column: int) -> np.ndarray:
        """(rows,): whether a row belongs to a column."""
        return self.is_member[self.cell, column]


def read_values(engine: Engine, frame: Frame, value: str, weighting: str) -> Values:
    """Reads the expression `value` over the relation `frame`."""
    engine.view(
        "value_cells",
        "frame",
        {
            "cell": "_cell",
            "stratum": "_stratum",
            "psu": "_psu" if frame.is_clustered else "''",
            "value": value,
            "weight": frame.weight_sql(weighting),
        },
    )
    found = engine.run(HERE / "values.sql")
    strata = {name: place for place, name in enumerate(frame.strata.names)}
    cells = np.unique(found["cell"].to_numpy(np.int64))
    x, n, psus, w, ww = (found[name].to_numpy(float) for name in ("value", "n", "psus", "w", "ww"))
    return Values(
        x,
        n,
        psus,
        w,
        ww,
        cell=np.searchsorted(cells, found["cell"].to_numpy(np.int64)),
        stratum=found["stratum"].map(strata).to_numpy(int),
        psu=pd.factorize(found["psu"], sort=True)[0],
        is_member=membership(engine, frame.places, cells),
        cells=cells,
    )
