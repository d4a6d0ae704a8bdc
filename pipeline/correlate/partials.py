"""Partial correlations: of a score and an outcome once the codebook's controls are held constant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.correlate.control import Held, held_constant, is_answered
from pipeline.correlate.rows import correlation_row, hidden_words, placed, suppressed, unvarying
from pipeline.correlate.study_cases import Subject
from pipeline.errors import EstimationError
from pipeline.frame.build import UNWEIGHTED
from pipeline.stats.correlation import Correlation, no_correlation
from pipeline.stats.partial import partial
from pipeline.stats.ranks import midranks

METHODS = {"partial_pearson": False, "partial_spearman": True}


def partial_rows(
    subject: Subject, names: tuple[str, str, str], hidden: Sequence[str]
) -> Iterator[dict[str, object]]:
    """One row per method and column of the tables, of `names`: score, outcome, weighting.

    `controls` names what is held constant in that column. `hidden` says of each column why the plain
    correlation is not shown: the partial one is not either.
    """
    if not subject.controls:
        return
    score, outcome, weighting = names
    cases, places = subject.cases, subject.frame.places
    answered = is_answered(subject.controls, cases.categories)
    among = [
        rows[answered[rows]] for rows in (subject.rows(place, weighting, score, outcome) for place in places)
    ]
    own = hidden_words(
        subject.frame, [cases.n[rows].sum() for rows in among], [cases.contributors(rows) for rows in among]
    )
    for place, rows, plain, word in zip(places, among, hidden, own, strict=True):
        held = held_constant(subject.controls, cases.categories, rows)
        for method, is_rank in METHODS.items():
            shared = {**placed(place), "controls": ",".join(held.items), "method": method}
            if plain or word:
                yield {**shared, **suppressed(subject.frame.wave, plain or word)}
                continue
            found, note = _estimate(subject, (score, outcome), (rows, held), weighting, is_rank=is_rank)
            base, confidence = int(cases.n[rows].sum()), subject.analysis.confidence
            yield {
                **shared,
                **correlation_row(subject.frame.wave, found, base=base, confidence=confidence, note=note),
            }


def _estimate(
    subject: Subject, pair: tuple[str, str], among: tuple[np.ndarray, Held], weighting: str, *, is_rank: bool
) -> tuple[Correlation, str]:
    """The partial correlation, or none with the words that name the culprit."""
    (score, outcome), (rows, held) = pair, among
    cases, confidence = subject.cases, subject.analysis.confidence
    n = cases.n[rows]
    mass = n * (cases.mass(weighting)[rows] if weighting != UNWEIGHTED else 1.0)
    base = float(mass.sum() ** 2 / (mass @ (mass / n))) if len(rows) else 0.0
    columns = np.column_stack([cases.values[score][rows], cases.values[outcome][rows], held.columns])
    used = ranked(columns, n, mass) if is_rank else columns
    try:
        found = partial(_products(used, mass), base, held.names, is_rank=is_rank, confidence=confidence)
        if cases.design is not None:  # what is collinear has been named
            of_design = subject.design_pair(score, outcome, rows, weighting)
            found = of_design.partial(columns, is_rank=is_rank)
    except EstimationError as error:
        return no_correlation(base), str(error)
    return found, unvarying(pair, tuple(columns[:, :2].T)) if np.isnan(found.estimate) else ""


def ranked(columns: np.ndarray, n: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """(rows, k): midranks among the respondents; a 0/1 keeps its meaning and needs none."""
    return np.column_stack([_ranks(column, n, mass) for column in columns.T])


def _ranks(column: np.ndarray, n: np.ndarray, mass: np.ndarray) -> np.ndarray:
    values, place = np.unique(column, return_inverse=True)
    if len(values) < 3:
        return column
    size = len(values)
    return midranks(np.bincount(place, n, size), np.bincount(place, mass, size))[place]


def _products(columns: np.ndarray, mass: np.ndarray) -> np.ndarray:
    if not len(mass):
        return np.zeros((columns.shape[1], columns.shape[1]))
    away = np.where(np.ptp(columns, axis=0) == 0, 0.0, columns - mass @ columns / mass.sum())
    return (away * mass[:, None]).T @ away
