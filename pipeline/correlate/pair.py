"""Score and outcome of one wave as a cross-table for every column of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.correlate.outcomes import Outcome
from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.companies import companies_by_column
from pipeline.stats.kish import kish_design_effect

PAIRS = Path(__file__).with_name("pairs.sql")


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Who has both values in one column: values x and y, respondents n, sums of weights w and of squares ww.

    `contributors` are respondents, or companies where there are fewer of them.
    """

    universe: str
    banner: str
    banner_option: str
    x: np.ndarray
    y: np.ndarray
    n: np.ndarray
    w: np.ndarray
    ww: np.ndarray
    contributors: int

    @property
    def place(self) -> tuple[str, str, str]:
        """Universe, banner and banner option."""
        return self.universe, self.banner, self.banner_option

    @property
    def unweighted_base(self) -> int:
        """Respondents with both values and a weight."""
        return int(self.n.sum())

    @property
    def is_weighted(self) -> bool:
        """Whether the weights differ; where they do not, they change nothing."""
        w = self.w.sum()
        return bool(w > 0 and kish_design_effect(self.n.sum(), w, self.ww.sum()) != 1)


def pairs(engine: Engine, frame: Frame, score: str, outcome: Outcome, weighting: str) -> Iterator[Pair]:
    """The cross-table of a score and an outcome, for every column of the tables."""
    x, y, weight = frame.score_sql(score), outcome.sql, frame.weight_sql(weighting)
    engine.view("pair_cells", "frame", {"cell": "_cell", "x": x, "y": y, "weight": weight})
    found = engine.run(PAIRS)
    values = [found[name].to_numpy(float) for name in ("x", "y", "n", "w", "ww")]
    by_column = found.groupby(["universe", "banner", "banner_option"], sort=False).indices
    nobody = np.empty(0, dtype=int)
    companies = companies_by_column(
        engine, frame, f"({x}) IS NOT NULL AND ({y}) IS NOT NULL AND {weight} > 0"
    )
    for at, place in enumerate(frame.places):
        rows = by_column.get(place, nobody)
        x, y, n, w, ww = (column[rows] for column in values)
        respondents = int(n.sum())
        behind = respondents if companies is None else min(respondents, int(companies[at]))
        yield Pair(*place, x, y, n, w, ww, behind)
