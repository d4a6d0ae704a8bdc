"""The correlations of one cross-table: by values, by ranks, by pairs, and of what lies behind ordered scales."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pipeline.codebook.model import Analysis
from pipeline.correlate.pair import Pair
from pipeline.stats.bootstrap import bootstrap
from pipeline.stats.correlation import Correlation
from pipeline.stats.crosstab import Crosstab, from_long
from pipeline.stats.kendall import kendall
from pipeline.stats.moments import Moments
from pipeline.stats.pearson import pearson
from pipeline.stats.permutation import permutation
from pipeline.stats.polychoric import polychoric
from pipeline.stats.polyserial import polyserial
from pipeline.stats.spearman import spearman

# With more values than this a score is taken as continuous, and its latent correlation as polyserial.
MOST_STEPS = 10


def crosstab_of(pair: Pair) -> Crosstab:
    """The pair's cross-table, weighted where weights differ."""
    weights = (pair.w, pair.ww) if pair.is_weighted else ()
    return from_long(pair.x, pair.y, pair.n, *weights)


def pearson_of(pair: Pair, table: Crosstab, *, confidence: float) -> Correlation:
    """Pearson's correlation, from the pair's moments: its values may be too fine for a table."""
    n = pair.n
    w, ww = (pair.w, pair.ww) if pair.is_weighted else (n, n)
    x, y = pair.x - _typical(pair.x, w), pair.y - _typical(pair.y, w)
    sums = (w.sum(), ww.sum(), w @ x, w @ y, w @ (x * x), w @ (x * y), w @ (y * y))
    return pearson(Moments(float(n.sum()), *(float(value) for value in sums)), confidence=confidence)


def spearman_of(pair: Pair, table: Crosstab, *, confidence: float) -> Correlation:
    """Spearman's correlation of a pair's cross-table."""
    return spearman(table, confidence=confidence)


def kendall_of(pair: Pair, table: Crosstab, *, confidence: float) -> Correlation:
    """Kendall's tau-b of a pair's cross-table."""
    return kendall(table, confidence=confidence)


def latent_of(pair: Pair, table: Crosstab, *, confidence: float) -> Correlation:
    """Of the normal variables behind: polyserial for a score of many values, polychoric where both are steps."""
    estimate = polychoric if len(table.x_values) <= MOST_STEPS else polyserial
    return estimate(table, confidence=confidence)


METHODS: dict[str, Callable[..., Correlation]] = {
    "pearson": pearson_of,
    "spearman": spearman_of,
    "kendall": kendall_of,
    "polychoric": latent_of,
}


def resampled(
    pair: Pair, table: Crosstab, method: str, found: Correlation, analysis: Analysis
) -> Correlation:
    """`found` with the BCa interval, and for values and ranks the permutation p-value, where they are asked for.

    Weighted respondents cannot change places: those keep what they have.
    """
    if not analysis.resamples or pair.is_weighted or method == "polychoric" or np.isnan(found.estimate):
        return found
    settings = {"replicates": analysis.resamples, "seed": analysis.seed}
    drawn = bootstrap(table, method=method, confidence=analysis.confidence, **settings)  # type: ignore[arg-type]
    if drawn.interval_method is not None:
        found = replace(
            found, std_error=drawn.std_error, low=drawn.low, high=drawn.high, interval_method="bca"
        )
    if method != "kendall" and not np.isnan(found.df):
        p_value = permutation(table, method=method, **settings).p_value  # type: ignore[arg-type]
        found = replace(found, p_value=p_value, df=float("nan"))
    return found


def _typical(values: np.ndarray, weights: np.ndarray) -> float:
    """A shift near the mean that leaves a constant at exactly zero."""
    if len(values) == 0 or values.min() == values.max():
        return float(values[0]) if len(values) else 0.0
    return float((weights @ values) / weights.sum())
