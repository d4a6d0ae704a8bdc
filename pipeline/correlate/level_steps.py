"""Does each level of the score add to the outcome, or is there a plateau?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.correlate.finding import Finding, Headline
from pipeline.correlate.money import tells_of_a_company
from pipeline.correlate.rows import lost
from pipeline.correlate.study_cases import Subject
from pipeline.frame.flags import SUPPRESSED_UNDER
from pipeline.stats.monotonic_steps import monotonic_steps


def level_steps(subject: Subject, here: Headline) -> Iterator[Finding]:
    """The verdict over the score's levels, and one finding a step. Levels with too few respondents, whose means
    may not be shown, are joined to none and left out.
    """
    levels = next(score.levels for score in subject.frame.study.scores if score.name == here.pair[0])
    if len(levels) < 2:
        return
    cases, rows = subject.cases, here.rows
    x, y = (cases.values[name][rows] for name in here.pair)
    n, w = cases.n[rows], cases.mass(subject.frame.weightings[0])[rows]
    starts = [-np.inf if level.low is None else level.low for level in levels]
    at = np.searchsorted(starts, x, side="right") - 1
    shown = [i for i in range(len(levels)) if cases.contributors(rows[at == i]) >= SUPPRESSED_UNDER]
    if len(shown) < 2:
        return
    means, variances, bases = zip(*(_moments(y[at == i], n[at == i], w[at == i]) for i in shown), strict=True)
    found = monotonic_steps(means, variances, bases, confidence=subject.analysis.confidence)
    plateau = (
        "" if found.plateau_from is None else f"no trend from {levels[shown[found.plateau_from]].code} on"
    )
    p_value = float(found.trends[0])
    yield Finding(
        "monotonic", p_value=p_value, verdict=found.verdict, flag=lost(found.flag, p_value), note=plateau
    )
    if found.flag is not None:
        return
    is_hidden = tells_of_a_company(
        subject, here.pair[1], [rows, *(rows[at == i] for i in range(len(levels)))]
    )
    for place, (before, after) in enumerate(pairwise(shown)):
        step = f"{levels[before].code}>{levels[after].code}"
        if is_hidden:
            yield Finding("step", item=step, flag="suppressed")
            continue
        yield Finding(
            "step",
            item=step,
            estimate=float(found.differences[place]),
            std_error=float(found.std_errors[place]),
            low=float(found.low[place]),
            high=float(found.high[place]),
            p_value=float(found.p_adjusted[place]),
            flag=lost(None, found.p_adjusted[place]),
            base=int(n[(at == before) | (at == after)].sum()),
        )


def _moments(y: np.ndarray, n: np.ndarray, w: np.ndarray) -> tuple[float, float, float]:
    """Mean, variance and effective base of one level."""
    mass = n * w
    mean = float(mass @ y) / mass.sum()
    base = float(mass.sum() ** 2 / (mass @ w))
    spread = float(mass @ (y - mean) ** 2) / mass.sum() if np.ptp(y) else 0.0
    return mean, spread * base / (base - 1) if base > 1 else 0.0, base
