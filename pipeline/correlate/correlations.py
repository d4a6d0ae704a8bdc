"""How strongly each score goes with each outcome, by every column of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from pipeline.correlate.outcomes import outcomes
from pipeline.correlate.pair import Pair, pairs
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.family import adjusted
from pipeline.frame.flags import LOW_BASE_UNDER, is_suppressed, wave_flags
from pipeline.frame.suppression import hidden_in
from pipeline.stats.correlation import Correlation
from pipeline.stats.crosstab import from_long
from pipeline.stats.moments import Moments
from pipeline.stats.pearson import pearson
from pipeline.stats.spearman import spearman

CONFIDENCE = 0.95
NUMBERS = "estimate std_error low high statistic df p_value effective_base".split()
FAMILY = ["universe", "banner", "method", "weighting"]


def all_correlations(engine: Engine, frame: Frame) -> pd.DataFrame:
    """One row per score, outcome, method, column and weighting, as the table `correlations` has them."""
    rows = [row for weighting in frame.weightings for row in _rows(engine, frame, weighting)]
    return adjusted(
        together([pd.DataFrame(rows)], "correlations"),
        by=FAMILY,
        family="scores × outcomes by {banner}, {method}, universe {universe}, weighting {weighting}",
    )


def _rows(engine: Engine, frame: Frame, weighting: str) -> Iterator[dict[str, object]]:
    for score in frame.scores:
        for outcome in outcomes(frame):
            if outcome.name == score:
                continue
            found = tuple(pairs(engine, frame, score, outcome, weighting))
            for pair, word in zip(found, hidden_words(frame, found), strict=True):
                for method, estimate in METHODS.items():
                    yield {
                        "score": score,
                        "outcome": outcome.name,
                        "method": method,
                        "controls": "",
                        "weighting": weighting,
                        **_row(frame, pair, word, estimate),
                    }


def hidden_words(frame: Frame, found: Sequence[Pair]) -> list[str]:
    """Why each column is hidden: `suppressed`, `suppressed_secondary`, or "" where it is shown."""
    bases = np.array([pair.unweighted_base for pair in found])
    hidden = hidden_in(frame, bases, is_suppressed(np.array([pair.contributors for pair in found])))
    return np.where(
        hidden.primary, "suppressed", np.where(hidden.secondary, "suppressed_secondary", "")
    ).tolist()


def _row(frame: Frame, pair: Pair, hidden: str, estimate: Callable[[Pair], Correlation]) -> dict[str, object]:
    place = {"universe": pair.universe, "banner": pair.banner, "banner_option": pair.banner_option}
    always = wave_flags(frame.wave)
    row = {**place, "evidence": evidence_of(frame.wave)}
    if hidden:
        return {**row, "flag": " ".join((hidden, *always))}
    found = estimate(pair)
    low = ("low_base",) if pair.unweighted_base < LOW_BASE_UNDER else ()
    own = tuple((found.flag or "").split())
    return {
        **row,
        "confidence": CONFIDENCE,
        "unweighted_base": pair.unweighted_base,
        **{name: getattr(found, name) for name in NUMBERS},
        "interval_method": found.interval_method,
        "flag": " ".join((*low, *own, *always)),
    }


def pearson_of(pair: Pair) -> Correlation:
    """Pearson's correlation of a pair's cross-table."""
    x, y, n, w, ww = (pair.cells[name].to_numpy(float) for name in ("x", "y", "n", "w", "ww"))
    if not pair.is_weighted:
        w, ww = n, n
    x, y = x - _typical(x, w), y - _typical(y, w)
    sums = (w.sum(), ww.sum(), w @ x, w @ y, w @ (x * x), w @ (x * y), w @ (y * y))
    return pearson(Moments(float(n.sum()), *(float(value) for value in sums)), confidence=CONFIDENCE)


def spearman_of(pair: Pair) -> Correlation:
    """Spearman's correlation of a pair's cross-table."""
    x, y, n, w, ww = (pair.cells[name].to_numpy(float) for name in ("x", "y", "n", "w", "ww"))
    table = from_long(x, y, n, w, ww) if pair.is_weighted else from_long(x, y, n)
    return spearman(table, confidence=CONFIDENCE)


METHODS: dict[str, Callable[[Pair], Correlation]] = {"pearson": pearson_of, "spearman": spearman_of}


def _typical(values, weights):  # type: ignore[no-untyped-def]
    """A shift near the mean that leaves a constant at exactly zero."""
    if len(values) == 0 or values.min() == values.max():
        return values[0] if len(values) else 0.0
    return (weights @ values) / weights.sum()
