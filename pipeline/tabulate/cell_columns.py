"""Sums by cell, stratum and PSU, carried over to the columns of the tables that each cell belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.membership import membership

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True)
class CellColumns:
    """`to_psus` adds rows up to the PSUs in each column of each stratum, `to_strata` adds up such PSUs.

    Strata × columns, strata first. PSUs come in one order whatever the rows' is.
    """

    to_psus: csr_array
    to_strata: csr_array


def cell_columns(engine: Engine, frame: Frame, grouped: pd.DataFrame) -> CellColumns:
    """For rows by `cell`, `stratum` and `psu`; without PSUs each stratum is one."""
    row, target = _targets(engine, frame, grouped)
    size = len(frame.strata.names) * len(frame.places)
    psu = np.zeros(len(grouped), dtype=np.int64)
    if "psu" in grouped:
        psu = pd.factorize(grouped["psu"], sort=True)[0].astype(np.int64)
    keys, at = np.unique(psu[row] * size + target, return_inverse=True)
    return CellColumns(
        _adding(at, row, (len(keys), len(grouped))),
        _adding(keys % size, np.arange(len(keys)), (size, len(keys))),
    )


def _adding(into: np.ndarray, row: np.ndarray, shape: tuple[int, int]) -> csr_array:
    """Adds each row to where it belongs."""
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(row)), (into, row)), shape=shape)


def _targets(engine: Engine, frame: Frame, grouped: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Row of `grouped` and the place of stratum × column that it counts for, a pair each."""
    strata = pd.Index(frame.strata.names).get_indexer(grouped["stratum"])
    known, inverse = np.unique(grouped["cell"].to_numpy(np.int64), return_inverse=True)
    cell, place = np.nonzero(membership(engine, frame.places, known))
    order = np.argsort(inverse, kind="stable")
    first = np.searchsorted(inverse[order], np.arange(len(known) + 1))
    sizes = np.diff(first)[cell]
    # the rows of each cell stand together in `order`: from first[cell] on, as many as it has
    offset = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    row = order[np.repeat(first[cell], sizes) + offset]
    return row, strata[row] * len(frame.places) + np.repeat(place, sizes)
