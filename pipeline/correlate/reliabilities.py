"""Do the items of a score measure one thing, or several?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pipeline.codebook.model import Item, Score
from pipeline.correlate.item_answers import ItemAnswers, item_answers, measured_scores
from pipeline.correlate.rows import flags, is_hidden, lost
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.build import Frame
from pipeline.frame.flags import wave_flags
from pipeline.stats.alpha import Reliability, cronbach_alpha
from pipeline.stats.omega import Omega, omega
from pipeline.stats.ordinal_alpha import ordinal_alpha

EVERYBODY = ("all", "total", "total")
MOST_STEPS = 12  # answers finer than this are numbers, which have no ordinal alpha
MOST_RESPONDENTS = 100_000


def all_reliabilities(engine: Engine, frame: Frame) -> pd.DataFrame:
    """One row per score, measure and item, as the table `reliability` has them."""
    rows = [
        row
        for score, items in measured_scores(frame)
        for row in _rows(frame, score, items, item_answers(engine, frame, score, items))
    ]
    return together([pd.DataFrame(rows)], "reliability")


def _rows(frame: Frame, score: Score, items: list[Item], answers: ItemAnswers) -> Iterator[dict[str, object]]:
    confidence = frame.study.analysis.confidence
    if is_hidden(answers.contributors[EVERYBODY]):
        flag = " ".join(("suppressed", *wave_flags(frame.wave)))
        yield {"score": score.name, "measure": "alpha", "item": "", "flag": flag}
        return
    covariance, base = answers.covariance(EVERYBODY)
    shared = {"score": score.name, "confidence": confidence, "unweighted_base": base}
    alpha = cronbach_alpha(covariance, base, confidence=confidence)
    measures: dict[str, Reliability | Omega] = {
        "alpha": alpha,
        "omega": omega(covariance, base, confidence=confidence),
    }
    if _has_steps(answers, base):
        measures["ordinal_alpha"] = ordinal_alpha(answers.everybody(), confidence=confidence)
    for measure, found in measures.items():
        numbers = {name: getattr(found, name) for name in ("estimate", "low", "high")}
        flag = flags(frame.wave, base=base, own=found.flag)
        yield {**shared, "measure": measure, "item": "", **numbers, "flag": flag}
    for place, item in enumerate(items):
        for measure in ("item_rest", "alpha_if_deleted"):
            estimate = getattr(alpha, measure)[place]
            flag = flags(frame.wave, base=base, own=lost(alpha.flag, estimate))
            yield {**shared, "measure": measure, "item": item.name, "estimate": estimate, "flag": flag}


def _has_steps(answers: ItemAnswers, base: int) -> bool:
    few = all(len(np.unique(column)) <= MOST_STEPS for column in answers.answers.T)
    return few and base <= MOST_RESPONDENTS
