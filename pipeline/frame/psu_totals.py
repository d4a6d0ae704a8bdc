"""The totals of one item by PSU: what clusters, calibrated weights and shared companies need to be known by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.errors import DesignError

if TYPE_CHECKING:
    from pipeline.frame.build import Frame

HERE = Path(__file__).parent
ALONE = "is more than the one respondent in the sample, who says nothing of the spread (`lonely: fail`),"


@dataclass(frozen=True, slots=True)
class Psus:
    """The PSUs of a sample (J,): name, stratum (its place), respondents, and units in the population of each."""

    names: tuple[str, ...]
    stratum: np.ndarray
    respondents: np.ndarray
    units: np.ndarray

    @property
    def second_fraction(self) -> np.ndarray:
        """(J,) the part of each PSU's units that was sampled; a number up to 1 is that part itself."""
        return np.where(self.units > 1, self.respondents / self.units, self.units)


@dataclass(frozen=True, slots=True)
class PsuTotals:
    """Sums of weights `t` and of their squares `tt` of one item, a row a PSU, column and option: (rows,)."""

    psus: int
    options: int
    psu: np.ndarray
    place: np.ndarray
    option: np.ndarray
    t: np.ndarray
    tt: np.ndarray

    def of(self, places: Sequence[int], *, squares: bool = False) -> np.ndarray:
        """(J, columns, options) totals of these columns, 0 where a PSU has none; option 0 is the base."""
        wanted = np.full(int(self.place.max(initial=0)) + 1, -1)
        known = [at for at in places if at < len(wanted)]
        wanted[known] = [position for position, at in enumerate(places) if at < len(wanted)]
        here = wanted[self.place] >= 0
        found = np.zeros((self.psus, len(places), self.options))
        values = self.tt if squares else self.t
        found[self.psu[here], wanted[self.place[here]], self.option[here]] = values[here]
        return found


def read_psus(engine: Engine, frame: Frame) -> Psus:
    """The PSUs of the relation `frame`, in the order of their strata and names."""
    found = engine.run(HERE / "psus.sql")
    strata = {name: place for place, name in enumerate(frame.strata.names)}
    return Psus(
        tuple(found["psu"]),
        found["stratum"].map(strata).to_numpy(int),
        found["respondents"].to_numpy(float),
        found["units"].to_numpy(float),
    )


def require_units(engine: Engine, *, place: str, column: str, lonely: str = "flag") -> None:
    """Raises DesignError, which begins with `place`, where a PSU's number of units (`second_stage`) cannot be.

    Under the rule `fail` also where one unit of several was drawn from a PSU.
    """
    found = engine.run(HERE / "psus.sql")
    units, respondents = (found[name].to_numpy(float) for name in ("units", "respondents"))
    rules = (
        (found["with_units"].to_numpy() < respondents, "is missing for somebody"),
        (found["least_units"].to_numpy(float) < units, "is not the same for everybody"),
        (~(units > 0), "is not above 0"),
        ((units > 1) & (units < respondents), "is less than the respondents in the sample"),
        ((lonely == "fail") & (respondents == 1) & (units != 1), ALONE),
    )
    for is_wrong, what in rules:
        if is_wrong.any():
            first = found.iloc[int(np.flatnonzero(is_wrong)[0])]
            raise DesignError(
                f"{place}: design.second_stage: the number of units (column {column!r}) {what} in the PSU of "
                f"row {int(first['first_row'])} of the export; it is the number in the population of the PSU, or the "
                "share of them that was sampled. Correct the export."
            )


def read_psu_totals(engine: Engine, frame: Frame, psus: Psus, options: Sequence[str]) -> PsuTotals:
    """The totals of the item that `read_item` made ready; `options` with the base first, others left out."""
    found = engine.run(HERE / "psu_totals.sql", options=list(options)).dropna(subset="option")
    names = pd.MultiIndex.from_arrays([np.array(frame.strata.names, dtype=object)[psus.stratum], psus.names])
    keys = pd.MultiIndex.from_arrays([found["stratum"], found["psu"]])
    return PsuTotals(
        len(psus.names),
        len(options),
        names.get_indexer(keys),
        found["place"].to_numpy(int),
        found["option"].to_numpy(int) - 1,
        found["t"].to_numpy(float),
        found["tt"].to_numpy(float),
    )
