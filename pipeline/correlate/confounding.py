"""How strong something unmeasured would have to be to explain the result away, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from pipeline.correlate.control import Held, held_constant, is_answered
from pipeline.correlate.finding import Finding, Headline
from pipeline.correlate.money import categories_of, tells_of_a_company
from pipeline.correlate.study_cases import Subject
from pipeline.stats.confounder_strength import benchmark, confounder_strength

EXACT = 1e-10  # of the spread: less than this left over is a perfect fit, which bounds nothing


def confounding(subject: Subject, here: Headline) -> Iterator[Finding]:
    """Partial R2, robustness values, and benchmarks of each control (Cinelli & Hazlett 2020), from the
    regression of the outcome on the score and all controls.
    """
    cases = subject.cases
    answered = np.broadcast_to(is_answered(subject.controls, cases.categories), cases.n.shape)
    rows = here.rows[answered[here.rows]]
    held = held_constant(subject.controls, cases.categories, rows)
    n = cases.n[rows] * cases.mass(subject.frame.weightings[0])[rows]
    x, y = (cases.values[name][rows] for name in here.pair)
    base = int(cases.n[rows].sum())
    # a design makes of these what it makes of all with both answers
    independent = base if cases.design is None else base * here.effective_base / here.base
    df = independent - 2 - held.columns.shape[1]
    if not df >= 2 or not len(rows) or not np.ptp(x) or not np.ptp(y):
        return
    n = n * base / n.sum()
    rest_x, rest_y = (_left(one, held.columns, n) for one in (x, y))
    spread_x, spread_y = n @ rest_x**2, n @ rest_y**2
    if not (spread_x > EXACT * _spread(x, n) > 0 and spread_y > EXACT * _spread(y, n) > 0):
        return
    r = min(1.0, max(-1.0, float(n @ (rest_x * rest_y)) / sqrt(spread_x * spread_y)))
    if 1 - r**2 < EXACT:
        return
    alpha = 1 - subject.analysis.confidence
    found = confounder_strength(r * sqrt(df / (1 - r**2)), df, alpha=alpha)
    for measure in ("partial_r2", "robustness_value", "robustness_value_alpha"):
        yield Finding(measure, estimate=getattr(found, measure), base=base, flag=found.flag)
    fit = _Fit(x, n, held, rest_x, rest_y, spread_x, spread_y, df)
    if tells_of_a_company(subject, here.pair[1], categories_of(subject, held.items, rows)):
        yield from (Finding("confounder_like", item=item, flag="suppressed") for item in held.items)
        return
    yield from _like_each_control(fit, y, base=base, confidence=subject.analysis.confidence)


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Score `x` of rows that count `n`, what the controls leave of score and outcome, and the sums of its squares."""

    x: np.ndarray
    n: np.ndarray
    held: Held
    rest_x: np.ndarray
    rest_y: np.ndarray
    spread_x: float
    spread_y: float
    df: float


def _like_each_control(fit: _Fit, y: np.ndarray, *, base: int, confidence: float) -> Iterator[Finding]:
    """The slope of the outcome `y` on the score, had there been a confounder as strong as each control."""
    x, n, held = fit.x, fit.n, fit.held
    product = float(n @ (fit.rest_x * fit.rest_y))
    slope, left = product / fit.spread_x, fit.spread_y - product**2 / fit.spread_x
    std_error = sqrt(left / fit.df / fit.spread_x)
    for item in held.items:
        others = [i for i, name in enumerate(held.names) if name.split("=", 1)[0] != item]
        without = held.columns[:, others]
        of_score = 1 - fit.spread_x / float(n @ _left(x, without, n) ** 2)
        with_score, alone = np.column_stack([without, x]), np.column_stack([held.columns, x])
        of_outcome = 1 - float(n @ _left(y, alone, n) ** 2) / float(n @ _left(y, with_score, n) ** 2)
        bound = benchmark(
            slope,
            std_error,
            fit.df,
            r2_control_score=min(max(of_score, 0.0), 1 - EXACT),
            r2_control_outcome=min(max(of_outcome, 0.0), 1 - EXACT),
            confidence=confidence,
        )
        numbers = {name: getattr(bound, name) for name in ("estimate", "std_error", "low", "high")}
        note = "the slope had there been a confounder as strong as this control"
        yield Finding("confounder_like", item=item, **numbers, base=base, flag=bound.flag, note=note)


def _left(values: np.ndarray, columns: np.ndarray, n: np.ndarray) -> np.ndarray:
    """(rows,): what the columns and an intercept leave of the values."""
    root = np.sqrt(n)
    design = np.column_stack([np.ones(len(values)), columns]) * root[:, None]
    beta = np.linalg.lstsq(design, values * root, rcond=None)[0]
    return values - np.column_stack([np.ones(len(values)), columns]) @ beta


def _spread(values: np.ndarray, n: np.ndarray) -> float:
    return float(n @ (values - n @ values / n.sum()) ** 2)
