"""The answers to a score's items, of those who answered all of them: what reliability is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.codebook.model import Item, Score
from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.companies import companies_by_column
from pipeline.frame.numbers import value_sql

ANSWERS = Path(__file__).with_name("item_answers.sql")
MEMBERS = Path(__file__).with_name("place_members.sql")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ItemAnswers:
    """Combinations of answers (rows, items) with the respondents `n` who gave them, in each cell of the banners.

    Reversed items count backwards, so all run the same way.
    """

    answers: np.ndarray
    n: np.ndarray
    cell: np.ndarray
    contributors: dict[Place, int]
    cells: dict[Place, np.ndarray]

    def covariance(self, place: Place) -> tuple[np.ndarray, int]:
        """Covariance (k, k) of the items among the respondents of a column, and how many they are."""
        rows = np.isin(self.cell, self.cells.get(place, np.zeros(0, dtype=int)))
        n = self.n[rows].astype(int)
        k = self.answers.shape[1]
        if n.sum() < 2:
            return np.zeros((k, k)), int(n.sum())
        covariance = np.cov(self.answers[rows], rowvar=False, fweights=n)
        constant = np.ptp(self.answers[rows], axis=0) == 0
        return np.where(constant[:, None] | constant[None, :], 0.0, covariance), int(n.sum())

    def everybody(self) -> np.ndarray:
        """(respondents, items): one row a respondent."""
        return np.repeat(self.answers, self.n.astype(int), axis=0)


def measured_scores(frame: Frame) -> list[tuple[Score, list[Item]]]:
    """The scores whose items can go together or not, each with the items that this wave asked: two or more."""
    items = {item.name: item for item in frame.wave.items if item.in_wave}
    found = [
        (score, [items[name] for name in score.items if name in items])
        for score in frame.study.scores
        if score.name in frame.scores and score.method != "count"
    ]
    return [(score, asked) for score, asked in found if len(asked) > 1]


def item_answers(engine: Engine, frame: Frame, score: Score, items: list[Item]) -> ItemAnswers:
    """The answers of the respondents who answered every one of `items`."""
    numbers = ", ".join(f"{'-' if item.name in score.reverse else ''}({value_sql(item)})" for item in items)
    engine.view("answered", "frame", {"cell": "_cell", "numbers": f"[{numbers}]::DOUBLE[]"})
    found = engine.run(ANSWERS)
    cell, n = found["cell"].to_numpy(), found["n"].to_numpy(float)
    members = engine.run(MEMBERS).groupby(["universe", "banner", "banner_option"])["cell"]
    cells = {place: one.to_numpy() for place, one in members}
    asked_all = " AND ".join(f"({value_sql(item)}) IS NOT NULL" for item in items)
    companies = companies_by_column(engine, frame, asked_all)
    behind = {
        place: int(n[np.isin(cell, cells.get(place, np.zeros(0, dtype=int)))].sum()) for place in frame.places
    }
    if companies is not None:
        behind = {place: min(behind[place], int(companies[at])) for at, place in enumerate(frame.places)}
    answers = np.array(found["numbers"].tolist(), dtype=float).reshape(len(found), len(items))
    return ItemAnswers(answers, n, cell, behind, cells)
