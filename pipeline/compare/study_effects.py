"""What a study brings to the pooled effects: its waves' correlations, and those it only published."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.trends import wave_order
from pipeline.engine import Tables
from pipeline.stats.effect_input import correlation_effect

METHODS = ("pearson", "spearman")
TAKEN = ["score", "outcome", "method", "estimate", "std_error", "unweighted_base", "evidence", "flag"]


def study_effects(study: Study, waves: Mapping[str, Tables]) -> pd.DataFrame:
    """One row per score, outcome, method and wave (or publication), as the table `study_effects` has them.

    A wave enters with everybody under its headline weighting, and with the standard error that its
    weights and its design leave.
    """
    frames = [_of_wave(wave, waves[wave].load("correlations")) for wave in wave_order(study, waves)]
    published = [
        {
            "score": one.score,
            "outcome": one.outcome,
            "method": one.method,
            "member": f"published {place}" + (f" ({one.wave})" if one.wave else ""),
            "estimate": one.r,
            "variance": correlation_effect(one.r, one.respondents, is_rank=one.method == "spearman").variance,
            "unweighted_base": one.respondents,
            "evidence": "published",
            "source": one.source,
            "flag": "",
        }
        for place, one in enumerate(study.published_correlations, start=1)
    ]
    found = [frame for frame in (*frames, pd.DataFrame(published)) if len(frame)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _of_wave(wave: str, rows: pd.DataFrame) -> pd.DataFrame:
    everybody = rows[(rows["universe"] == "all") & (rows["banner"] == "total") & rows["method"].isin(METHODS)]
    named = [name for name in everybody["weighting"].unique() if name != "none"]
    headline = everybody[everybody["weighting"] == (named[0] if named else "none")]
    taken = headline[TAKEN].assign(member=wave, source="")
    scale = 1 - taken["estimate"].astype(float) ** 2
    variance = (taken["std_error"].astype(float) / scale.where(scale > 0, nan)) ** 2
    return taken.assign(variance=variance).drop(columns="std_error")
