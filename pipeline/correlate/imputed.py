"""The headline correlation with missing answers imputed several times over, where the codebook asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.correlate.control import ControlVariable
from pipeline.correlate.finding import EVERYBODY, Finding, Headline
from pipeline.correlate.study_cases import Subject
from pipeline.stats.impute import impute
from pipeline.stats.kish import effective_base
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.rubin import rubin_correlation
from pipeline.stats.spearman import spearman_from_arrays

FEWEST = 2
METHODS = {"imputed_pearson": pearson_from_arrays, "imputed_spearman": spearman_from_arrays}


def imputed(subject: Subject, here: Headline) -> Iterator[Finding]:
    """Pearson and Spearman by Rubin's rules, from scores, outcomes and controls of all kept respondents.

    A score that shares items with this one predicts nothing: where an item is missing it is made of others,
    and would fill the gap with a certainty that nobody has.
    """
    analysis, weighting = subject.analysis, subject.frame.weightings[0]
    if analysis.imputations < FEWEST:
        return
    cases = subject.cases
    rows = np.flatnonzero(cases.places[EVERYBODY] & (cases.mass(weighting) > 0))
    at = np.repeat(rows, cases.n[rows].astype(int))
    names, columns = _columns(subject, at, here.pair)
    if not set(here.pair) <= set(names):
        return
    order = [names.index(one) for one in here.pair]
    if not np.isnan(columns[:, order]).any():
        return
    filled = impute(columns, names, imputations=analysis.imputations, seed=analysis.seed)
    w = cases.mass(weighting)[at]
    both, n = cases.mass(weighting)[here.rows], cases.n[here.rows]
    # a design makes of everybody what it makes of those with both answers
    by_design = here.effective_base / float(effective_base(n @ both, n @ both**2))
    base = float(effective_base(w.sum(), w @ w)) * by_design
    for measure, correlate in METHODS.items():
        drawn = [correlate(one[:, order[0]], one[:, order[1]], w).estimate for one in filled]
        found = rubin_correlation(drawn, base, confidence=analysis.confidence)
        yield Finding(
            measure,
            estimate=found.estimate,
            low=found.low,
            high=found.high,
            p_value=found.p_value,
            base=len(at),
            replicates=found.imputations,
            flag=found.flag,
            note=f"{found.missing_information:.3f} of the information is missing",
        )


def _columns(subject: Subject, at: np.ndarray, pair: tuple[str, str]) -> tuple[list[str], np.ndarray]:
    """Scores, outcomes and controls as columns (respondents, k); a category is a 0/1 an option but the first."""
    alike = _made_alike(subject, pair)
    named = {name: values[at] for name, values in subject.cases.values.items() if name not in alike}
    for control in subject.controls:
        named |= _dummies(control, control.answers(subject.cases.categories)[at])
    kept = {
        name: one
        for name, one in named.items()
        if not np.isnan(one).all() and np.nanmin(one) < np.nanmax(one)
    }
    return list(kept), np.column_stack(list(kept.values()))


def _made_alike(subject: Subject, pair: tuple[str, str]) -> set[str]:
    """Other scores that share an item with a score of the pair, and the items that are part of one."""
    items = {score.name: set(score.items) for score in subject.frame.study.scores}
    own = set().union(*(items.get(name, set()) for name in pair))
    sharing = {name for name, made_of in items.items() if made_of & own}
    return (sharing | own) - set(pair)


def _dummies(control: ControlVariable, values: np.ndarray) -> dict[str, np.ndarray]:
    if control.is_number:
        return {control.name: values}
    unknown = np.array([value is None for value in values])
    return {
        f"{control.name}={code}": np.where(unknown, np.nan, (values == code).astype(float))
        for code in control.codes[1:]
    }
