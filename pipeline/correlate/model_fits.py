"""The regressions of one step of controls, each on what it needs: patterns, counts, group sums or respondents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import nan

import numpy as np

from pipeline.correlate.model_data import ModelData
from pipeline.stats.brant import brant_test
from pipeline.stats.ols import ols_from_patterns
from pipeline.stats.ordered_logit import ordered_logit
from pipeline.stats.random_intercept import FEWEST_GROUPS, random_intercept
from pipeline.stats.regression import Regression
from pipeline.stats.survey_regression import survey_regression

MOST_CATEGORIES = 20


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A regression with what only some models have: p of proportional odds by term, the groups and their share."""

    regression: Regression
    proportional_odds: dict[str, float]
    group: str = ""
    icc: float = nan


def fit_ols(data: ModelData, confidence: float) -> Fit:
    """Least squares with HC3, from patterns."""
    origin = float(data.n @ data.y / data.n.sum())
    away = data.y - origin if np.ptp(data.y) else np.zeros(len(data.y))
    sums = data.n[:, None] * np.column_stack([np.ones(len(away)), away, away**2])
    return Fit(ols_from_patterns(data.x, sums, data.names, origin=origin, confidence=confidence), {})


def fit_survey(data: ModelData, confidence: float) -> Fit:
    """Weighted least squares with the design's sandwich."""
    return Fit(_survey(data, data.y, "linear", confidence), {})


def fit_survey_logit(data: ModelData, confidence: float) -> Fit:
    """Weighted logit of the higher of two values."""
    return Fit(_survey(data, (data.y == data.y.max()).astype(float), "logit", confidence), {})


def _survey(data: ModelData, y: np.ndarray, family: str, confidence: float) -> Regression:
    return survey_regression(
        data.padded(data.x),
        data.padded(y),
        data.padded(data.w),
        data.names,
        family=family,  # type: ignore[arg-type]
        design=data.whole_design(),
        confidence=confidence,
    )


def fit_ordered_logit(data: ModelData, confidence: float) -> Fit:
    """Proportional odds, weighted where weights differ, under the design where one is declared.

    Brant's test of the proportional odds is of unweighted respondents.
    """
    categories = np.unique(data.y)
    at = data.y[:, None] == categories[None, :]
    counts = at * data.n[:, None]
    if data.design is not None:
        each = data.padded(at.astype(float))
        mass = each * data.padded(data.w)[:, None]
        found = ordered_logit(
            data.padded(data.x),
            each,
            data.names,
            weights=mass,
            design=data.whole_design(),
            confidence=confidence,
        )
        return Fit(found.regression, {})
    weighted = {}
    if np.ptp(data.w):
        weighted = {"weights": counts * data.w[:, None], "squared_weights": counts * data.w[:, None] ** 2}
    outside = len(np.asarray(data.outside.psu))
    found = ordered_logit(data.x, counts, data.names, outside=outside, confidence=confidence, **weighted)
    test = brant_test(data.x, counts, data.names)
    return Fit(found.regression, dict(zip(test.names, test.p_values.tolist(), strict=True)))


def fit_random_intercept(data: ModelData, confidence: float) -> Fit:
    """A random intercept by the first control with categories, the other controls fixed."""
    assert data.groups is not None
    own = [i for i, name in enumerate(data.names) if not name.startswith(f"{data.group}=")]
    z = np.column_stack([np.ones(len(data.y)), _centred(data.x[:, own], data.n), _centred(data.y, data.n)])
    _, place = np.unique(data.groups.astype(str), return_inverse=True)
    products = np.array(
        [(z[place == g] * data.n[place == g, None]).T @ z[place == g] for g in range(place.max() + 1)]
    )
    found = random_intercept(products, [data.names[i] for i in own], confidence=confidence)
    return Fit(found.regression, {}, data.group, found.icc)


def _centred(values: np.ndarray, n: np.ndarray) -> np.ndarray:
    return values - n @ values / n.sum()


Fitter = Callable[[ModelData, float], Fit]


def models_of(data: ModelData, *, is_weighted: bool, is_ordinal: bool) -> dict[str, Fitter]:
    """The models that suit an outcome: by its values, its weights, and the groups of its controls."""
    values = len(np.unique(data.y))
    models: dict[str, Fitter] = {}
    if is_weighted or data.design is not None:
        models["survey_ols"] = fit_survey
    else:
        models["ols_hc3"] = fit_ols
    if values == 2:
        models["survey_logit"] = fit_survey_logit
    elif is_ordinal and 2 < values <= MOST_CATEGORIES:
        models["ordered_logit"] = fit_ordered_logit
    if not is_weighted and data.groups is not None and len(set(data.groups)) >= FEWEST_GROUPS:
        models["random_intercept"] = fit_random_intercept
    return models
