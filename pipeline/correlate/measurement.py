"""Does a score measure the same thing in every group of a banner?"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.codebook.model import Item, Score
from pipeline.correlate.item_answers import ItemAnswers, item_answers, measured_scores
from pipeline.correlate.rows import flags, is_hidden, lost
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.build import Frame
from pipeline.stats.measurement_by_group import measurement_by_group


def all_measurement(engine: Engine, frame: Frame) -> pd.DataFrame:
    """One row per score, banner, banner option, measure and item, as the table `measurement` has them."""
    banners = dict.fromkeys(column.banner for column in frame.columns)
    rows: list[dict[str, object]] = []
    for score, items in measured_scores(frame):
        answers = item_answers(engine, frame, score, items)
        for banner in banners:
            if banner != "total" and "*" not in banner:
                rows += _by_group(frame, score, items, (banner, answers))
    return together([pd.DataFrame(rows)], "measurement")


def _by_group(
    frame: Frame, score: Score, items: list[Item], of: tuple[str, ItemAnswers]
) -> Iterator[dict[str, object]]:
    """Rows of one banner; groups under the smallest base are left out."""
    banner, answers = of
    places = [("all", banner, column.option) for column in frame.columns if column.banner == banner]
    shown = [place for place in places if not is_hidden(answers.contributors.get(place, 0))]
    if not shown:
        return
    groups = [answers.covariance(place) for place in shown]
    confidence = frame.study.analysis.confidence
    found = measurement_by_group([c for c, _ in groups], [n for _, n in groups], confidence=confidence)
    for at, (_, _, option) in enumerate(shown):
        base = groups[at][1]
        shared = {
            "score": score.name,
            "banner": banner,
            "banner_option": option,
            "confidence": confidence,
            "unweighted_base": base,
        }
        alpha = found.reliabilities[at]
        yield {
            **shared,
            **{name: getattr(alpha, name) for name in ("estimate", "low", "high")},
            "measure": "alpha",
            "item": "",
            "p_value": found.alpha_p_value,
            "is_different": bool(found.alpha_p_value < 1 - confidence),
            "flag": flags(frame.wave, base=base, own=lost(alpha.flag, alpha.estimate, found.alpha_p_value)),
        }
        for place, item in enumerate(items):
            own = {**shared, "item": item.name, "is_different": place in found.differing}
            p_value, loading = found.item_p_values[place], found.loadings[at, place]
            rest = found.item_rest[at, place]
            flag = flags(frame.wave, base=base, own=lost(None, rest, p_value))
            yield {**own, "measure": "item_rest", "estimate": rest, "p_value": p_value, "flag": flag}
            flag = flags(frame.wave, base=base, own=lost(None, loading))
            yield {**own, "measure": "loading", "estimate": loading, "flag": flag}
