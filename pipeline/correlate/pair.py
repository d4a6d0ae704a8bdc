"""Score and outcome of one wave as a cross-table for every column of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Item, ItemType
from pipeline.codebook.scoring import option_values
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.frame.build import UNWEIGHTED, Frame

PAIRS = Path(__file__).with_name("pairs.sql")


@dataclass(frozen=True, slots=True)
class Pair:
    """Who has both values in one column: values x and y, respondents n, sums of weights w and of squares ww."""

    universe: str
    banner: str
    banner_option: str
    cells: pd.DataFrame
    is_weighted: bool

    @property
    def unweighted_base(self) -> int:
        return int(self.cells["n"].sum())


def pairs(engine: Engine, frame: Frame, score: str, outcome: Item, weighting: str) -> Iterator[Pair]:
    """The cross-table of a score and an outcome, for every column that somebody is in."""
    engine.view(
        "pair_cells",
        "frame",
        {
            "cell": "_cell",
            "x": frame.score_sql(score),
            "y": value_sql(outcome),
            "weight": frame.weight_sql(weighting),
        },
    )
    found = engine.run(PAIRS)
    for (universe, banner, option), cells in found.groupby(["universe", "banner", "banner_option"], sort=False):
        yield Pair(universe, banner, option, cells, weighting != UNWEIGHTED)


def value_sql(outcome: Item) -> str:
    """An outcome's number: as it stands, or that of the option."""
    column = identifier(outcome.name)
    if outcome.type is ItemType.NUMBER:
        return column
    values = option_values(outcome)
    numbers = ", ".join(literal(value) for value in values.values())
    return f"([{numbers}]::DOUBLE[])[list_position({text_list(tuple(values))}, {column})]"
