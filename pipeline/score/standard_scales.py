"""Means and deviations that turn an item's numbers into z-scores, of a wave's kept respondents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.codebook.model import Score, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import literal
from pipeline.errors import EstimationError
from pipeline.score.numbers import ScoredItem, scored_items

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StandardScale:
    """Mean and standard deviation (divisor n - 1) of one item."""

    mean: float
    deviation: float

    def applied(self, item: ScoredItem) -> ScoredItem:
        """The item as z-scores."""
        sql = f"(({item.sql}) - {literal(self.mean)}) / {literal(self.deviation)}"
        return ScoredItem(item.item, sql, item.low, item.high)


def scales_of(wave: Wave, score: Score, tables: Tables) -> Mapping[str, StandardScale]:
    """The scales of a score's items, by item, in another wave. Raises EstimationError as `standard_scales`."""
    asked = {item.name for item in wave.items if item.in_wave}
    lacking = [name for name in score.items if name not in asked]
    if lacking:
        raise EstimationError(
            f"scores.{score.name}: its reference wave {wave.name} did not ask {', '.join(lacking)}; "
            f"name another `reference_wave` (line {score.line})."
        )
    with Engine() as engine:
        engine.view("responses", tables.path("responses"))
        engine.create("kept", HERE / "kept.sql")
        return standard_scales(engine, "kept", wave, score)


def standard_scales(engine: Engine, kept: str, wave: Wave, score: Score) -> Mapping[str, StandardScale]:
    """The scales of a score's items, by item, among the respondents in `kept`.

    Raises EstimationError, with the item's name, where everybody answered alike.
    """
    made = {}
    for item in scored_items(score, {item.name: item for item in wave.items}):
        engine.view("numbered", kept, {"number": item.sql})
        frame = engine.run(HERE / "standardize.sql")
        values, n = frame["number"].to_numpy(float), frame["respondents"].to_numpy(float)
        mean = float(np.average(values, weights=n)) if n.sum() else 0.0
        spread = float(np.sqrt((n * (values - mean) ** 2).sum() / max(n.sum() - 1, 1)))
        if not spread > 0:
            raise EstimationError(
                f"scores.{score.name}: item {item.item!r} is constant in wave {wave.name}, so it has no z-score; "
                f"take it out of the score (line {score.line})."
            )
        made[item.item] = StandardScale(mean, spread)
    return made
