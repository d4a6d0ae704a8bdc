"""How far each result can be trusted: chance, confounding, common method, missing answers, the analyst's choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd

from pipeline.contract import TABLES
from pipeline.correlate.confounding import confounding
from pipeline.correlate.finding import Finding, Headline, headline
from pipeline.correlate.imputed import imputed
from pipeline.correlate.level_steps import level_steps
from pipeline.correlate.resampling import resampling
from pipeline.correlate.rows import flags, is_hidden, lost, suppressed, words
from pipeline.correlate.specifications import Curve
from pipeline.correlate.study_cases import Subject
from pipeline.engine.tables import together
from pipeline.frame.evidence import evidence_of
from pipeline.stats.e_value import e_value_of_correlation
from pipeline.stats.equivalence import equivalence
from pipeline.stats.marker_variable import marker_adjusted
from pipeline.stats.moments import moments_from_arrays
from pipeline.stats.pearson import pearson
from pipeline.stats.power import smallest_detectable

SIGNIFICANT = {True: "significant", False: "not significant"}
NUMBERS = "estimate std_error low high p_value".split()


def all_robustness(subject: Subject, curves: Sequence[Curve]) -> pd.DataFrame:
    """One row per score, outcome and measure, as the table `robustness` has them; the headline weighting."""
    by_pair = {(curve.score, curve.outcome): curve for curve in curves}
    rows = [
        row
        for score, outcome in subject.pairs()
        for row in _rows(
            subject.of_pair(score, outcome.name), (score, outcome.name), by_pair.get((score, outcome.name))
        )
    ]
    return together([pd.DataFrame(rows, columns=list(TABLES["robustness"].types))], "robustness")


def _rows(subject: Subject, pair: tuple[str, str], curve: Curve | None) -> Iterator[dict[str, object]]:
    wave, weighting = subject.frame.wave, subject.frame.weightings[0]
    shared = {"score": pair[0], "outcome": pair[1], "weighting": weighting, "item": ""}
    here = headline(subject, pair, weighting)
    if is_hidden(here.contributors):
        yield {**shared, "measure": "lost_listwise", **suppressed(wave)}
        return
    for found in _findings(subject, here, curve):
        if found.flag == "suppressed":
            yield {**shared, "measure": found.measure, "item": found.item, **suppressed(wave)}
            continue
        base = here.base if found.base is None else found.base
        yield {
            **shared,
            "measure": found.measure,
            "item": found.item,
            **{name: getattr(found, name) for name in NUMBERS},
            "confidence": subject.analysis.confidence if found.confidence is None else found.confidence,
            "unweighted_base": base,
            "effective_base": here.effective_base,
            "replicates": found.replicates,
            "seed": subject.analysis.seed if found.replicates else None,
            "verdict": found.verdict,
            "evidence": evidence_of(wave),
            "flag": flags(wave, base=base, own=found.flag),
            "note": words(wave, found.note),
        }


def _findings(subject: Subject, here: Headline, curve: Curve | None) -> Iterable[Finding]:
    yield from _missing(subject, here)
    yield from _size(subject, here)
    yield from _marker(subject, here)
    yield from resampling(subject, here)
    yield from confounding(subject, here)
    yield from level_steps(subject, here)
    yield from imputed(subject, here)
    if curve is not None:
        yield from _curve(curve)


def _missing(subject: Subject, here: Headline) -> Iterator[Finding]:
    """What leaving out whoever lacks an answer costs: the share of kept respondents without both."""
    kept = int(subject.cases.n[subject.cases.places["all", "total", "total"]].sum())
    lost = kept - here.base
    note = f"{lost} of {kept} kept respondents have no value of the score, of the outcome, or a weight"
    yield Finding("lost_listwise", estimate=lost / kept, base=kept, note=note)


def _size(subject: Subject, here: Headline) -> Iterator[Finding]:
    """What could have been found, whether nothing is there, and what bias would explain it away."""
    alpha = 1 - subject.analysis.confidence
    detectable = smallest_detectable(here.effective_base, alpha=alpha)
    verdict = None if np.isnan(here.spearman.p_value) else SIGNIFICANT[here.spearman.p_value < alpha]
    yield Finding(
        "smallest_detectable",
        estimate=detectable,
        verdict=verdict,
        flag=lost(None, detectable, here.spearman.p_value),
        note="with 80% power",
    )
    bound = subject.analysis.smallest_effect
    tost = equivalence(here.spearman.estimate, here.effective_base, bound=bound, alpha=alpha, is_rank=True)
    yield Finding(
        "equivalence",
        estimate=here.spearman.estimate,
        low=tost.low,
        high=tost.high,
        p_value=tost.p_value,
        confidence=1 - 2 * alpha,
        verdict=tost.verdict,
        flag=tost.flag,
        note=f"against correlations of {bound:g} and more either way",
    )
    risk = e_value_of_correlation(here.pearson.estimate, here.pearson.low, here.pearson.high)
    yield Finding("e_value", estimate=risk.estimate, low=risk.interval, flag=risk.flag)


def _marker(subject: Subject, here: Headline) -> Iterator[Finding]:
    """What is left once the smaller correlation of the marker with either variable is taken out."""
    name = subject.frame.study.marker
    if name is None or name not in subject.cases.values or name in here.pair:
        return
    cases, rows = subject.cases, here.rows
    mass = cases.mass(subject.frame.weightings[0])[rows] * cases.n[rows]
    marker = cases.values[name][rows]
    found = [
        pearson(moments_from_arrays(marker, cases.values[one][rows], mass)).estimate for one in here.pair
    ]
    smallest = min(found, key=abs) if not np.isnan(found).any() else float("nan")
    left = marker_adjusted(
        here.pearson.estimate, smallest, here.effective_base, confidence=subject.analysis.confidence
    )
    note = f"the marker's own correlation is {smallest:.3f}"
    numbers = {one: getattr(left, one) for one in NUMBERS}
    yield Finding("marker_adjusted", item=name, **numbers, flag=left.flag, note=note)


def _curve(curve: Curve) -> Iterator[Finding]:
    found = curve.found
    note = f"{len(curve.choices)} specifications, null by {found.null}"
    if found.not_estimable:
        note += f"; {found.not_estimable} of them are not estimable"
    for measure, estimate, p_value in (
        ("curve_median", found.median, found.median_p_value),
        ("curve_same_sign", found.share_same_sign, found.same_sign_p_value),
        ("curve_significant", found.share_significant, found.significant_p_value),
    ):
        p = p_value if found.replicates else float("nan")
        yield Finding(
            measure, estimate=estimate, p_value=p, replicates=found.replicates, flag=found.flag, note=note
        )
