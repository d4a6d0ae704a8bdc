"""Respondents as the units that a second stage of sampling drew from the PSUs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.psu_totals import Psus, PsuTotals

if TYPE_CHECKING:
    from pipeline.frame.build import Frame

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Units:
    """The kept respondents (N,): rows of the export, ascending, and the places of their PSUs."""

    rows: np.ndarray
    psu: np.ndarray

    def places(self, rows: np.ndarray) -> np.ndarray:
        """Where these rows stand among the units; all of them do."""
        return np.searchsorted(self.rows, rows)


def read_units(engine: Engine, frame: Frame, psus: Psus) -> Units:
    """Of the relation `frame`."""
    found = engine.run(HERE / "units.sql")
    names = pd.MultiIndex.from_arrays([np.array(frame.strata.names, dtype=object)[psus.stratum], psus.names])
    keys = pd.MultiIndex.from_arrays([found["stratum"], found["psu"]])
    return Units(found["source_row"].to_numpy(np.int64), names.get_indexer(keys))


def read_unit_totals(engine: Engine, units: Units, options: Sequence[str]) -> PsuTotals:
    """The item that `read_item` made ready, a unit for a PSU; `options` with the base first, others left out."""
    found = engine.run(HERE / "respondent_totals.sql", options=list(options)).dropna(subset="option")
    t = found["t"].to_numpy(float)
    return PsuTotals(
        len(units.rows),
        len(options),
        units.places(found["source_row"].to_numpy(np.int64)),
        found["place"].to_numpy(int),
        found["option"].to_numpy(int) - 1,
        t,
        t * t,
    )
