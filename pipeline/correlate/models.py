"""Regressions of each outcome on each score, from no controls to all of them, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf, nan

import numpy as np
import pandas as pd

from pipeline.contract import TABLES
from pipeline.correlate.cases import Place
from pipeline.correlate.control import is_answered
from pipeline.correlate.model_data import ModelData, steps_of
from pipeline.correlate.model_fits import Fit, Fitter, models_of
from pipeline.correlate.money import categories_of, tells_of_a_company
from pipeline.correlate.rows import flags, is_hidden, suppressed, words
from pipeline.correlate.study_cases import Subject, is_ordinal
from pipeline.engine.tables import together
from pipeline.errors import EstimationError
from pipeline.frame.evidence import evidence_of
from pipeline.stats.regression import no_regression

EVERYBODY: Place = ("all", "total", "total")


def all_models(subject: Subject) -> pd.DataFrame:
    """One row per score, outcome, weighting, step, model and term, as the table `models` has them."""
    rows = [
        row
        for weighting in subject.frame.weightings
        for score, outcome in subject.pairs()
        for row in _rows(subject.of_pair(score, outcome.name), (score, outcome.name), weighting)
    ]
    return together([pd.DataFrame(rows, columns=list(TABLES["models"].types))], "models")


def _rows(subject: Subject, pair: tuple[str, str], weighting: str) -> Iterator[dict[str, object]]:
    cases, wave = subject.cases, subject.frame.wave
    rows = subject.rows(EVERYBODY, weighting, *pair)
    rows = rows[np.broadcast_to(is_answered(subject.controls, cases.categories), cases.n.shape)[rows]]
    shared = {"score": pair[0], "outcome": pair[1], "weighting": weighting}
    if is_hidden(cases.contributors(rows)):
        nothing = {"model": "ols_hc3", "step": 0, "term": pair[0], "controls": ""}
        yield {**shared, **nothing, **suppressed(wave)}
        return
    frame = subject.frame
    is_weighted = weighting not in frame.equal or frame.is_replicated(weighting)
    for data in steps_of(cases, subject.controls, pair, rows, cases.mass(weighting)):
        if tells_of_a_company(subject, pair[1], categories_of(subject, data.items, rows)):
            nothing = {
                "model": "ols_hc3",
                "step": data.step,
                "term": pair[0],
                "controls": ",".join(data.items),
            }
            yield {**shared, **nothing, **suppressed(wave)}
            continue
        wanted = models_of(data, is_weighted=is_weighted, is_ordinal=is_ordinal(frame, pair[1]))
        for model, fit in wanted.items():
            for row in _terms(subject, data, model, fit):
                yield {**shared, "model": model, **row}


def _terms(subject: Subject, data: ModelData, model: str, fit: Fitter) -> Iterator[dict[str, object]]:
    found, note = _fitted(data, fit, subject.analysis.confidence)
    wave, regression = subject.frame.wave, found.regression
    base = int(data.n.sum())
    shared = {
        "step": data.step,
        "controls": ",".join(data.items),
        "confidence": subject.analysis.confidence,
        "df": regression.df if regression.df < inf else nan,
        "r_squared": regression.r_squared,
        "std_error_method": regression.std_error_method,
        "groups_by": found.group,
        "icc": found.icc,
        "unweighted_base": base,
        "evidence": evidence_of(wave),
        "flag": flags(wave, base=base, own=regression.flag),
        "note": words(wave, note),
    }
    for place, term in enumerate(regression.names):
        yield {
            **shared,
            "term": term,
            "estimate": regression.coefficients[place],
            "standardized": regression.standardized[place],
            "std_error": regression.std_errors[place],
            "statistic": regression.statistics[place],
            "p_value": regression.p_values[place],
            "low": regression.low[place],
            "high": regression.high[place],
            "proportional_odds_p": found.proportional_odds.get(term, nan),
        }


def _fitted(data: ModelData, fit: Fitter, confidence: float) -> tuple[Fit, str]:
    """The fit, or none with the words that name the culprit."""
    try:
        return fit(data, confidence), ""
    except EstimationError as error:
        return Fit(no_regression(data.names, float(data.n.sum())), {}), str(error)
