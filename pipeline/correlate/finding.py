"""One measure of robustness, and the headline result that all of them are about."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from pipeline.correlate.cases import Place
from pipeline.correlate.study_cases import Subject
from pipeline.stats.correlation import Correlation
from pipeline.stats.crosstab import Crosstab, from_long
from pipeline.stats.moments import Moments
from pipeline.stats.pearson import pearson
from pipeline.stats.spearman import spearman

EVERYBODY: Place = ("all", "total", "total")


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of `robustness`; None where the headline's own base or confidence holds."""

    measure: str
    item: str = ""
    estimate: float = nan
    std_error: float = nan
    low: float = nan
    high: float = nan
    p_value: float = nan
    base: int | None = None
    confidence: float | None = None
    replicates: int | None = None
    verdict: str | None = None
    flag: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """Score and outcome among all kept respondents under the headline weighting."""

    pair: tuple[str, str]
    rows: np.ndarray  # indices of the cases
    base: int
    contributors: int
    effective_base: float
    table: Crosstab
    pearson: Correlation
    spearman: Correlation


def headline(subject: Subject, pair: tuple[str, str], weighting: str) -> Headline:
    """The result that `robustness` is about."""
    cases, confidence = subject.cases, subject.analysis.confidence
    rows = subject.rows(EVERYBODY, weighting, *pair)
    x, y = (cases.values[name][rows] for name in pair)
    n, w = cases.n[rows], cases.mass(weighting)[rows]
    is_weighted = len(w) > 0 and bool(np.ptp(w))
    table = from_long(x, y, n, n * w, n * w * w) if is_weighted else from_long(x, y, n)
    x, y = (v - v.mean() if len(v) and np.ptp(v) else np.zeros(len(v)) for v in (x, y))
    mass, squares = (n * w, n * w * w) if is_weighted else (n, n)
    sums = (mass.sum(), squares.sum(), mass @ x, mass @ y, mass @ (x * x), mass @ (x * y), mass @ (y * y))
    by_value = pearson(Moments(float(n.sum()), *(float(one) for one in sums)), confidence=confidence)
    by_rank = spearman(table, confidence=confidence)
    base = by_value.effective_base
    if cases.design is not None:
        pair_of_design = subject.design_pair(*pair, rows, weighting)
        by_value, by_rank = pair_of_design.pearson(), pair_of_design.spearman()
        base = _independent(by_value)
    return Headline(pair, rows, int(n.sum()), cases.contributors(rows), base, table, by_value, by_rank)


def _independent(found: Correlation) -> float:
    """How many independent respondents would give the standard error that the design gives."""
    if not (found.std_error > 0 and abs(found.estimate) < 1):
        return nan
    return 3 + ((1 - found.estimate**2) / found.std_error) ** 2
