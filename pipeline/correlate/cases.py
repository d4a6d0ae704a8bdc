"""The respondents of a wave as analysis reads them: alike respondents are one row with their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.correlate.control import ControlVariable
from pipeline.correlate.outcomes import Outcome
from pipeline.engine import Engine
from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.stats.sample_design import SampleDesign

CASES = Path(__file__).with_name("cases.sql")
MEMBERS = Path(__file__).with_name("place_members.sql")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """Rows of alike respondents: `n` (rows,) of them, their `values` by score, outcome or marker (NaN missing),
    `categories` by control (None missing), one respondent's `weights` by weighting, and the sampling design.

    `places` says of every column of the tables which rows are in it.
    """

    n: np.ndarray
    values: Mapping[str, np.ndarray]
    categories: Mapping[str, np.ndarray]
    weights: Mapping[str, np.ndarray]
    design: SampleDesign | None
    places: Mapping[Place, np.ndarray]
    companies: np.ndarray | None = None  # number of each row's company, where several respondents share one

    def contributors(self, rows: np.ndarray) -> int:
        """Respondents of these rows (indices), or their companies where there are fewer of them."""
        respondents = int(self.n[rows].sum())
        if self.companies is None:
            return respondents
        return min(respondents, len(np.unique(self.companies[rows])))

    def mass(self, weighting: str) -> np.ndarray:
        """(rows,): the weight of one respondent of each row, 1 without weights."""
        return self.weights.get(weighting, np.ones(len(self.n)))


def read_cases(
    engine: Engine, frame: Frame, variables: Sequence[Outcome], controls: Sequence[ControlVariable]
) -> Cases:
    """The cases of a wave with these variables (scores, outcomes, marker) and controls.

    Where strata, clusters or a population size are declared, every PSU keeps rows of its own.
    """
    columns = {"_cell": "_cell", **{f"v{place}": one.sql for place, one in enumerate(variables)}}
    columns |= {f"c{place}": control.sql for place, control in enumerate(controls)}
    weightings = [name for name in frame.weightings if name != UNWEIGHTED]
    columns |= {f"w{place}": frame.weight_sql(name) for place, name in enumerate(weightings)}
    if frame.has_repeated_companies:
        columns["_company"] = "coalesce(_company, '#' || CAST(source_row AS VARCHAR))"
    if frame.has_design:
        columns |= {"_stratum": "_stratum", "_psu": "_psu"}
    engine.view("case_columns", "frame", columns)
    found = engine.run(CASES)
    return Cases(
        n=found["_n"].to_numpy(float),
        values={one.name: _numbers(found[f"v{place}"]) for place, one in enumerate(variables)},
        categories={
            control.name: _numbers(found[f"c{place}"]) if control.is_number else _codes(found[f"c{place}"])
            for place, control in enumerate(controls)
        },
        weights={name: _numbers(found[f"w{place}"]) for place, name in enumerate(weightings)},
        design=_design(found, frame) if frame.has_design else None,
        places=_places(engine, frame, found["_cell"].to_numpy()),
        companies=pd.factorize(found["_company"])[0] if frame.has_repeated_companies else None,
    )


def _numbers(column: pd.Series) -> np.ndarray:
    return pd.to_numeric(column).to_numpy(float, na_value=np.nan)


def _codes(column: pd.Series) -> np.ndarray:
    return column.astype(object).where(column.notna(), None).to_numpy()


def _design(found: pd.DataFrame, frame: Frame) -> SampleDesign:
    fraction = dict(zip(frame.strata.names, frame.strata.fraction, strict=True))
    names = found["_stratum"].astype(object).where(found["_stratum"].notna(), "")
    sampled = np.array([fraction.get(name, 0.0) for name in names])
    return SampleDesign(pd.factorize(names)[0], pd.factorize(found["_psu"])[0], sampled)


def _places(engine: Engine, frame: Frame, cell: np.ndarray) -> dict[Place, np.ndarray]:
    found = engine.run(MEMBERS)
    members = {
        place: cells.to_numpy()
        for place, cells in found.groupby(["universe", "banner", "banner_option"])["cell"]
    }
    nobody = np.zeros(0, dtype=cell.dtype)
    return {place: np.isin(cell, members.get(place, nobody)) for place in frame.places}
