"""Do the items of a score measure one thing?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Item, Score
from pipeline.correlate.outcomes import value_sql
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.build import Frame
from pipeline.frame.companies import companies_by_column
from pipeline.frame.flags import LOW_BASE_UNDER, SUPPRESSED_UNDER, wave_flags
from pipeline.stats.alpha import cronbach_alpha

HERE = Path(__file__).parent
EVERYBODY = ("all", "total", "total")
CONFIDENCE = 0.95


def all_reliabilities(engine: Engine, frame: Frame) -> pd.DataFrame:
    """One row per score, measure and item, as the table `reliability` has them."""
    items = {item.name: item for item in frame.wave.items if item.in_wave}
    rows = [
        row
        for score in frame.study.scores
        if score.name in frame.scores and score.method != "count" and len(set(score.items) & set(items)) > 1
        for row in _rows(engine, frame, score, [items[name] for name in score.items if name in items])
    ]
    return together([pd.DataFrame(rows)], "reliability")


def _rows(engine: Engine, frame: Frame, score: Score, items: list[Item]) -> Iterator[dict[str, object]]:
    numbers = ", ".join(f"{'-' if item.name in score.reverse else ''}({value_sql(item)})" for item in items)
    engine.view("answered", "frame", {"numbers": f"[{numbers}]::DOUBLE[]"})
    found = engine.run(HERE / "item_pairs.sql")
    n = found["n"].to_numpy(float)
    base = int(n.sum())
    always = wave_flags(frame.wave)
    asked_all = " AND ".join(f"({value_sql(item)}) IS NOT NULL" for item in items)
    companies = companies_by_column(engine, frame, asked_all)
    behind = base if companies is None else min(base, companies[frame.places.index(EVERYBODY)])
    if behind < SUPPRESSED_UNDER:
        yield {"score": score.name, "measure": "alpha", "item": "", "flag": " ".join(("suppressed", *always))}
        return
    answers = np.array(found["numbers"].tolist(), dtype=float)
    result = cronbach_alpha(
        np.cov(answers, rowvar=False, fweights=n.astype(int)), base, confidence=CONFIDENCE
    )
    words = [*(("low_base",) if base < LOW_BASE_UNDER else ()), *(result.flag or "").split(), *always]
    shared = {"score": score.name, "confidence": CONFIDENCE, "unweighted_base": base, "flag": " ".join(words)}
    yield {
        **shared,
        "measure": "alpha",
        "item": "",
        "estimate": result.estimate,
        "low": result.low,
        "high": result.high,
    }
    for place, item in enumerate(items):
        yield {**shared, "measure": "item_rest", "item": item.name, "estimate": result.item_rest[place]}
        yield {
            **shared,
            "measure": "alpha_if_deleted",
            "item": item.name,
            "estimate": result.alpha_if_deleted[place],
        }
