"""The headline rank correlation without any formula: bootstrapped, and permuted among all and within groups."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.correlate.finding import Finding, Headline
from pipeline.correlate.study_cases import Subject
from pipeline.stats.bootstrap import bootstrap
from pipeline.stats.crosstab import Crosstab
from pipeline.stats.permutation import permutation, stratified_permutation

REPLICATES = 999  # at least; `resamples` of the codebook where it is more
MOST_CELLS = 10_000


def resampling(subject: Subject, here: Headline) -> Iterator[Finding]:
    """BCa bootstrap and permutation tests of Spearman's rho, on the cross-table of unweighted respondents.

    Nothing where respondents are weighted or come from a design: they cannot change places.
    """
    if here.table.weights is not None or subject.cases.design is not None:
        return
    if here.table.counts.size > MOST_CELLS:
        return
    replicates, seed = max(REPLICATES, subject.analysis.resamples), subject.analysis.seed
    found = bootstrap(here.table, replicates=replicates, seed=seed, confidence=subject.analysis.confidence)
    yield Finding(
        "bootstrap_bca",
        estimate=found.estimate,
        std_error=found.std_error,
        low=found.low,
        high=found.high,
        replicates=found.replicates,
        flag=found.flag,
        note=f"{found.degenerate} resamples without spread left out" if found.degenerate else "",
    )
    test = permutation(here.table, replicates=replicates, seed=seed)
    yield Finding(
        "permutation",
        estimate=test.estimate,
        p_value=test.p_value,
        replicates=test.replicates,
        flag=test.flag,
    )
    for control in subject.controls:
        if control.codes:
            groups = control.answers(subject.cases.categories)[here.rows]
            within = stratified_permutation(
                _by_group(subject, here, groups), replicates=replicates, seed=seed
            )
            yield Finding(
                "permutation_within",
                item=control.item,
                estimate=within.estimate,
                p_value=within.p_value,
                replicates=within.replicates,
                flag=within.flag,
            )
            break


def _by_group(subject: Subject, here: Headline, groups: np.ndarray) -> list[Crosstab]:
    """One cross-table a group, all of the shape of the whole; those without a group are one of their own."""
    x, y = (subject.cases.values[name][here.rows] for name in here.pair)
    n = subject.cases.n[here.rows]
    row, column = np.searchsorted(here.table.x_values, x), np.searchsorted(here.table.y_values, y)
    tables = []
    for group in sorted(set(groups), key=str):
        counts = np.zeros(here.table.counts.shape)
        inside = np.array([one == group for one in groups])
        np.add.at(counts, (row[inside], column[inside]), n[inside])
        tables.append(Crosstab(here.table.x_values, here.table.y_values, counts))
    return tables
