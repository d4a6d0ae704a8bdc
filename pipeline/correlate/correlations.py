"""How strongly each score goes with each outcome, by every column of the tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pipeline.contract import TABLES
from pipeline.correlate.methods import METHODS, crosstab_of, resampled
from pipeline.correlate.pair import Pair, pairs
from pipeline.correlate.partials import partial_rows
from pipeline.correlate.rows import correlation_row, hidden_words, placed, suppressed, unvarying
from pipeline.correlate.study_cases import Subject, is_ordinal
from pipeline.engine import Engine
from pipeline.engine.tables import together
from pipeline.frame.family import adjusted
from pipeline.stats.correlation import Correlation
from pipeline.stats.crosstab import Crosstab

FAMILY = ["universe", "banner", "method", "weighting"]
CROSSED = "*"


def all_correlations(engine: Engine, subject: Subject) -> pd.DataFrame:
    """One row per score, outcome, method, column and weighting, as the table `correlations` has them."""
    rows = [row for weighting in subject.frame.weightings for row in _rows(engine, subject, weighting)]
    return adjusted(
        together([pd.DataFrame(rows, columns=list(TABLES["correlations"].types))], "correlations"),
        by=FAMILY,
        family="scores × outcomes by {banner}, {method}, universe {universe}, weighting {weighting}",
        adjustment=subject.analysis.adjustment,
    )


def _rows(engine: Engine, subject: Subject, weighting: str) -> Iterator[dict[str, object]]:
    for score, outcome in subject.pairs():
        shared = {"score": score, "outcome": outcome.name, "weighting": weighting}
        names = (score, outcome.name, weighting)
        found = tuple(pairs(engine, subject.frame, score, outcome, weighting))
        hidden = hidden_words(
            subject.frame, [pair.unweighted_base for pair in found], [pair.contributors for pair in found]
        )
        for pair, word in zip(found, hidden, strict=True):
            for row in _pair_rows(subject, pair, names, word):
                yield {**shared, "controls": "", **row}
        for row in partial_rows(subject.of_pair(score, outcome.name), names, hidden):
            yield {**shared, **row}


def _pair_rows(
    subject: Subject, pair: Pair, names: tuple[str, str, str], hidden: str
) -> Iterator[dict[str, object]]:
    """One row per method. Latent correlations are for ordered scales, and not for the many small cells of
    crossed banners.
    """
    wave, confidence = subject.frame.wave, subject.analysis.confidence
    has_latent = is_ordinal(subject.frame, names[1]) and CROSSED not in pair.banner
    table = None if hidden else crosstab_of(pair)
    for method in METHODS:
        if method == "polychoric" and not has_latent:
            continue
        shared = {**placed(pair.place), "method": method}
        if table is None:
            yield {**shared, **suppressed(wave, hidden)}
            continue
        found = _estimate(subject, (pair, table), names, method)
        note = unvarying(names[:2], (pair.x, pair.y)) if np.isnan(found.estimate) else ""
        row = correlation_row(wave, found, base=pair.unweighted_base, confidence=confidence, note=note)
        yield {**shared, **row}


def _estimate(
    subject: Subject, of: tuple[Pair, Crosstab], names: tuple[str, str, str], method: str
) -> Correlation:
    score, outcome, weighting = names
    if subject.cases.design is None or method == "polychoric":
        plain = METHODS[method](*of, confidence=subject.analysis.confidence)
        return (
            resampled(*of, method, plain, subject.analysis) if subject.cases.design is None else _alone(plain)
        )
    rows = subject.rows(of[0].place, weighting, score, outcome)
    return getattr(subject.design_pair(score, outcome, rows, weighting), method)()


def _alone(found: Correlation) -> Correlation:
    """A latent correlation's curvature knows nothing of strata and clusters: the estimate without precision."""
    nothing = dict.fromkeys(("std_error", "low", "high", "statistic", "df", "p_value"), np.nan)
    return Correlation(
        **{
            **{name: getattr(found, name) for name in Correlation.__slots__},
            **nothing,
            "interval_method": None,
        }
    )
