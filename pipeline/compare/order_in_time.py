"""Of companies seen in two waves: does the score go before the outcome, or the outcome before the score?

Order in time, never a cause. Without companies in two waves these data cannot show which came first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pandas as pd

from pipeline.codebook.model import Provenance, Study
from pipeline.compare.company_values import company_values
from pipeline.compare.trends import wave_order
from pipeline.engine import Tables
from pipeline.frame.evidence import ASSUMED, OBSERVED
from pipeline.frame.flags import LOW_BASE_UNDER, wave_flags
from pipeline.stats.cross_lagged import FEWEST, NO_ORDER, CrossLagged
from pipeline.stats.cross_lagged_bootstrap import cross_lagged_bootstrap

REPLICATES = 1999
PATHS = {
    "score_to_outcome": "x_to_y",
    "outcome_to_score": "y_to_x",
    "difference": "difference",
    "score_stability": "x_stability",
    "outcome_stability": "y_stability",
}
NUMBERS = ("estimate", "std_error", "low", "high", "p_value", "interval_method")


def order_in_time(study: Study, waves: Mapping[str, Tables]) -> pd.DataFrame:
    """One row per score, outcome, pair of waves in a row and path, as the table `order_in_time` has them."""
    ordered = wave_order(study, waves)
    pairs = [
        (score.name, outcome) for score in study.scores for outcome in study.outcomes if outcome != score.name
    ]
    if not pairs:
        return pd.DataFrame()
    if len(ordered) < 2:
        reason = f"{NO_ORDER}: there is one wave"
        return pd.DataFrame([_refused(study, pair, (ordered[0], ""), reason) for pair in pairs])
    values = {wave: company_values(study, study.wave(wave), waves[wave]) for wave in ordered}
    return pd.DataFrame(
        [
            row
            for before, after in pairwise(ordered)
            for pair in pairs
            for row in _rows(study, pair, (before, after), values)
        ]
    )


def _rows(
    study: Study, pair: tuple[str, str], waves: tuple[str, str], values: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, object]]:
    first, second = (values[wave] for wave in waves)
    asked = [name for name in pair if name in first and name in second]
    if len(asked) < 2:
        has_companies = all(study.wave(wave).company_id for wave in waves)
        why = (
            "not both waves asked both" if has_companies else "there is no `company_id` to match companies by"
        )
        yield _refused(study, pair, waves, f"{NO_ORDER}: {why}")
        return
    both = first[asked].join(second[asked].add_suffix(" later"), how="inner").dropna()
    if len(both) < FEWEST:
        yield _refused(
            study, pair, waves, f"{NO_ORDER}: fewer than {FEWEST} companies are matched in both waves"
        )
        return
    analysis = study.analysis
    found = cross_lagged_bootstrap(
        both.iloc[:, :2],
        both.iloc[:, 2:],
        replicates=max(REPLICATES, analysis.resamples),
        seed=analysis.seed,
        confidence=analysis.confidence,
    )
    if found.flag == "not_estimable":
        why = f"among the {len(both)} companies in both waves a value is constant, or two are the same"
        yield _refused(study, pair, waves, f"{NO_ORDER}: {why}")
        return
    for path in PATHS:
        yield _row(study, pair, waves, (path, found))


def _row(
    study: Study, pair: tuple[str, str], waves: tuple[str, str], of: tuple[str, CrossLagged]
) -> dict[str, object]:
    path, found = of
    low = ["low_base"] if found.matched < LOW_BASE_UNDER else []
    words = [*low, *(found.flag or "").split(), *_standing(study, waves)]
    one = getattr(found, PATHS[path])
    return {
        **_place(study, pair, waves),
        "path": path,
        **{name: getattr(one, name) for name in NUMBERS},
        "confidence": study.analysis.confidence,
        "companies_matched": int(found.matched),
        "residual_correlation": found.residual_correlation,
        "replicates": max(REPLICATES, study.analysis.resamples),
        "seed": study.analysis.seed,
        "flag": " ".join(words),
        "note": "; ".join(["order in time between two waves; no path is a cause", *_break(study, waves)]),
    }


def _refused(study: Study, pair: tuple[str, str], waves: tuple[str, str], reason: str) -> dict[str, object]:
    flag = " ".join(["not_estimable", *_standing(study, tuple(wave for wave in waves if wave))])
    return {**_place(study, pair, waves), "path": "difference", "flag": flag, "note": reason}


def _place(study: Study, pair: tuple[str, str], waves: tuple[str, str]) -> dict[str, object]:
    made = any(study.wave(wave).provenance is Provenance.RECONSTRUCTED for wave in waves if wave)
    places = {"score": pair[0], "outcome": pair[1], "from_wave": waves[0], "to_wave": waves[1]}
    return {**places, "evidence": ASSUMED if made else OBSERVED}


def _standing(study: Study, waves: tuple[str, ...]) -> list[str]:
    flags = [flag for wave in waves for flag in wave_flags(study.wave(wave))]
    return list(dict.fromkeys([*(["series_break"] if _break(study, waves) else []), *flags]))


def _break(study: Study, waves: tuple[str, ...]) -> list[str]:
    """Why the later wave cannot be held against the earlier one, where the codebook says so."""
    later = study.wave(waves[-1]) if len(waves) > 1 else None
    return [f"break in series: {later.series_break}"] if later and later.series_break else []
