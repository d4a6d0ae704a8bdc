"""Tests of two options in two columns: Fisher's, the odds ratio, and Mantel and Haenszel's across strata."""

from __future__ import annotations

import numpy as np

from pipeline.frame.build import Frame
from pipeline.frame.subjects import Subject
from pipeline.stats.fisher import fisher_test
from pipeline.stats.interval import Interval
from pipeline.stats.mantel_haenszel import mantel_haenszel
from pipeline.stats.odds_ratio import odds_ratio
from pipeline.tabulate.count import Counts

NO_ODDS = dict.fromkeys(("odds_ratio", "odds_low", "odds_high"), np.nan)


def odds_of(table: np.ndarray, *, confidence: float) -> dict[str, object]:
    """The odds ratio columns of a table (2, 2) of respondents, first option and first column over second; else NaN."""
    if table.shape != (2, 2):
        return dict(NO_ODDS)
    found = odds_ratio(table, confidence=confidence)
    return _finite(found.estimate, found.interval)


def exact_test(table: np.ndarray, *, confidence: float) -> dict[str, object] | None:
    """Fisher's test as a row of `associations`; None for another table than two by two."""
    if table.shape != (2, 2):
        return None
    test = fisher_test(table)
    return {
        "method": test.method, "statistic": np.nan, "df1": np.nan, "df2": np.nan, "p_value": test.p_value,
        "cramers_v": np.nan, "unweighted_base": test.n, **odds_of(table, confidence=confidence),
    }  # fmt: skip


def across_strata(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame, subject: Subject, counts: Counts, hidden: np.ndarray, universe: str, banner: str
) -> dict[str, object] | None:
    """Mantel and Haenszel's test of a two-option item by the two-option item of a crossing, within its other one.

    Of two items with two options each the second is tested within the first: [sector, size_class] asks about
    size within sectors. A sector with a `hidden` (columns, options) cell is left out. None where the item or both
    of the crossing have more options, or it is the item itself.
    """
    parts = banner.split("*")
    sizes = {one.name: len(one.as_banner.options) for one in frame.subjects if not one.is_multiple}
    if len(parts) != 2 or subject.name in parts or len(subject.options) != 2 or not set(parts) <= set(sizes):
        return None
    at = next((place for place in (1, 0) if sizes[parts[place]] == 2), None)
    if at is None:
        return None
    codes = [
        [option.code for option in one.as_banner.options]
        for part in parts
        for one in frame.subjects
        if one.name == part
    ]
    place = {key[2]: position for position, key in enumerate(counts.columns) if key[:2] == (universe, banner)}
    options = [counts.options.index(option.code) for option in subject.options]
    cells = [[place["*".join((s, c) if at else (c, s))] for c in codes[at]] for s in codes[1 - at]]
    shown = [pair for pair in cells if not hidden[pair][:, [option - 1 for option in options]].any()]
    n = counts.n.sum(axis=0)
    tables = np.array([n[pair][:, options].T for pair in shown]).reshape(-1, 2, 2)
    test = mantel_haenszel(tables, confidence=frame.choices.confidence)
    return {
        "method": "mantel_haenszel", "statistic": test.statistic, "df1": 1.0 if test.strata else np.nan,
        "df2": np.nan, "p_value": test.p_value, "cramers_v": np.nan,
        "unweighted_base": int(tables.sum()) if shown else np.nan,
        **_finite(test.odds_ratio, test.interval),
    }  # fmt: skip


def _finite(estimate: float | np.ndarray, interval: Interval) -> dict[str, object]:
    """Nothing for an odds ratio without an end."""
    values = (float(estimate), float(interval.low), float(interval.high))
    return dict(zip(NO_ODDS, values if np.isfinite(values[0]) else (np.nan,) * 3, strict=True))
