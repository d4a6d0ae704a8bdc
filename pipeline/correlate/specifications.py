"""Every defensible analysis of each score and outcome, and what chance alone would give such a set."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from pipeline.contract import TABLES
from pipeline.correlate.control import Held, held_constant, is_answered
from pipeline.correlate.everybody import Everybody
from pipeline.correlate.rows import flags, is_hidden, suppressed, words
from pipeline.correlate.scorings import scorings
from pipeline.correlate.study_cases import Subject
from pipeline.engine.tables import together
from pipeline.errors import EstimationError
from pipeline.frame.build import EVERYBODY, UNWEIGHTED
from pipeline.frame.evidence import evidence_of
from pipeline.stats.controls import require_independent
from pipeline.stats.specification import Specification
from pipeline.stats.specification_curve import SpecificationCurve, specification_curve

KEPT, ALL = "kept", "all"
METHODS = ("pearson", "spearman")
MOST_RESPONDENTS = 50_000  # beyond as many nothing rests on chance, and the drawing would take minutes


@dataclass(frozen=True, slots=True)
class Choices:
    """What an analyst chose in one specification."""

    scoring: str
    method: str
    weighting: str
    exclusions: str
    controls: str
    universe: str


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The curve of one score and outcome."""

    score: str
    outcome: str
    choices: tuple[Choices, ...]
    bases: tuple[int, ...]
    found: SpecificationCurve


def all_curves(subject: Subject, everybody: Everybody) -> list[Curve]:
    """One curve a score and outcome; none where nobody has both, or with more respondents than can be redrawn."""
    if not 3 < len(everybody.is_kept) <= MOST_RESPONDENTS:
        return []
    found = (
        _curve(subject.of_pair(score, outcome.name), everybody, score, outcome.name)
        for score, outcome in subject.pairs()
    )
    return [curve for curve in found if curve is not None]


def specification_rows(subject: Subject, curves: list[Curve]) -> pd.DataFrame:
    """One row an analysis, as the table `specifications` has them."""
    wave = subject.frame.wave
    rows: list[dict[str, object]] = []
    for curve in curves:
        for place, choices in enumerate(curve.choices):
            base, one = curve.bases[place], curve.found.estimates[place]
            row = {"score": curve.score, "outcome": curve.outcome, "specification": place + 1}
            row |= {name: getattr(choices, name) for name in Choices.__slots__}
            if is_hidden(base):
                rows.append({**row, **suppressed(wave)})
                continue
            row |= {name: getattr(one, name) for name in ("estimate", "low", "high", "p_value")}
            flag = flags(wave, base=base, own=one.flag)
            about = {"evidence": evidence_of(wave), "flag": flag, "note": words(wave)}
            rows.append({**row, "unweighted_base": base, **about})
    return together([pd.DataFrame(rows, columns=list(TABLES["specifications"].types))], "specifications")


def _curve(subject: Subject, everybody: Everybody, score: str, outcome: str) -> Curve | None:
    declared = next(one for one in subject.frame.study.scores if one.name == score)
    makings = scorings(declared, everybody)
    y = everybody.values[outcome]
    answered = np.broadcast_to(is_answered(subject.controls, everybody.categories), y.shape)
    specifications, chosen = [], []
    for choices in _choices(subject, everybody, tuple(makings)):
        include = everybody.universes[choices.universe].copy()
        if choices.exclusions == KEPT:
            include &= everybody.is_kept
        if choices.controls:
            include &= answered
        x = makings[choices.scoring]
        rows = np.flatnonzero(include & ~np.isnan(x) & ~np.isnan(y))
        columns: np.ndarray | None = None
        names: tuple[str, ...] = ()
        if choices.controls:
            held = held_constant(subject.controls, everybody.categories, rows)
            if not held.names or not _are_independent(held):
                continue
            columns, names = _spread(held.columns, rows, len(y)), held.names
        weights = everybody.weights.get(choices.weighting)
        specifications.append(
            Specification(_label(choices), x, y, choices.method, weights, include, columns, names)  # type: ignore[arg-type]
        )
        chosen.append(choices)
    if not specifications:
        return None
    analysis = subject.analysis
    bases = tuple(int(one.sample().sum()) for one in specifications)
    found = specification_curve(
        specifications, replicates=analysis.permutations, seed=analysis.seed, confidence=analysis.confidence
    )
    return Curve(score, outcome, tuple(chosen), bases, found)


def _choices(subject: Subject, everybody: Everybody, makings: tuple[str, ...]) -> list[Choices]:
    """Everything with everything; leaving out an item of the score only with what the tables show first."""
    controls = ",".join(dict.fromkeys(control.item for control in subject.controls))
    held = ("", controls) if controls else ("",)
    exclusions = (KEPT,) if everybody.is_kept.all() else (KEPT, ALL)
    first = subject.frame.weightings[0]
    plain = [name for name in makings if not name.startswith("without_")]
    found = [
        Choices(*choice)
        for choice in product(plain, METHODS, subject.frame.weightings, exclusions, held, everybody.universes)
        # who was not kept has no weight
        if not (choice[3] == ALL and choice[2] != UNWEIGHTED)
    ]
    found += [
        Choices(making, method, first, KEPT, held[-1], EVERYBODY)
        for making, method in product(makings, METHODS)
        if making.startswith("without_")
    ]
    return found


def _are_independent(held: Held) -> bool:
    """Whether the controls can be held constant together; where not, `correlations` names the culprit."""
    away = held.columns - held.columns.mean(0)
    try:
        require_independent(away.T @ away, held.names)
    except EstimationError:
        return False
    return True


def _spread(columns: np.ndarray, rows: np.ndarray, respondents: int) -> np.ndarray:
    """Columns of the sample among all respondents, NaN elsewhere."""
    full = np.full((respondents, columns.shape[1]), np.nan)
    full[rows] = columns
    return full


def _label(choices: Choices) -> str:
    return " / ".join(str(getattr(choices, name)) for name in Choices.__slots__)
