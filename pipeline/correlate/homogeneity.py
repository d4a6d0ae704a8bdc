"""Is a correlation the same in every group of a banner, and what is it within the groups?"""

from __future__ import annotations

from math import nan

import numpy as np
import pandas as pd

from pipeline.correlate.rows import flags, lost, words
from pipeline.correlate.study_cases import Subject
from pipeline.engine.tables import together
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import LOW_BASE_UNDER
from pipeline.stats.pooled_within import pooled_within

METHODS = ("pearson", "spearman")
KEYS = ["score", "outcome", "method", "weighting", "universe", "banner"]
SIMPSON = "Simpson's paradox: within the groups it has the other sign than among all"


def all_homogeneity(subject: Subject, correlations: pd.DataFrame) -> pd.DataFrame:
    """One row per score, outcome, method, weighting, universe and banner, as the table `homogeneity` has them.

    Each group enters with the precision of its row in `correlations`, so a design is respected.
    """
    shown = correlations[correlations["method"].isin(METHODS) & (correlations["controls"] == "")]
    of_all = shown[shown["banner"] == "total"].set_index([*KEYS[:-1]])["estimate"].to_dict()
    split = shown[shown["banner"] != "total"]
    rows = [
        _row(subject, dict(zip(KEYS, key, strict=True)), group, of_all.get(key[:-1], nan))
        for key, group in split.groupby(KEYS, sort=False)
    ]
    return together([pd.DataFrame(rows)], "homogeneity")


def _row(subject: Subject, key: dict, group: pd.DataFrame, of_all: float) -> dict[str, object]:
    is_rank = key["method"] == "spearman"
    estimates, std_errors = _numbers(group, "estimate"), _numbers(group, "std_error")
    bases = _bases(estimates, std_errors, is_rank=is_rank)
    confidence = subject.analysis.confidence
    found = pooled_within(
        estimates.tolist(), bases.tolist(), of_all=of_all, is_rank=is_rank, confidence=confidence
    )
    wave = subject.frame.wave
    base = np.nansum(_numbers(group, "unweighted_base"))
    return {
        **key,
        "groups": found.groups,
        "groups_left_out": found.left_out,
        "q": found.q,
        "q_df": found.q_df,
        "q_p_value": found.q_p_value,
        "total_estimate": of_all,
        **{name: getattr(found, name) for name in ("estimate", "std_error", "low", "high", "p_value")},
        "confidence": confidence,
        "is_simpson": found.is_simpson,
        "unweighted_base": int(base),
        "evidence": evidence_of(wave),
        "flag": flags(wave, base=base or LOW_BASE_UNDER, own=lost(found.flag, found.q_p_value)),
        "note": words(wave, SIMPSON if found.is_simpson else ""),
    }


def _bases(estimates: np.ndarray, std_errors: np.ndarray, *, is_rank: bool) -> np.ndarray:
    """The number of independent respondents that would give each group the standard error it has."""
    spread = 1 + estimates**2 / 2 if is_rank else np.ones(len(estimates))
    known = (std_errors > 0) & (np.abs(estimates) < 1)
    scale = np.divide(1 - estimates**2, std_errors, out=np.full(len(estimates), nan), where=known)
    return 3 + spread * scale**2


def _numbers(group: pd.DataFrame, name: str) -> np.ndarray:
    return group[name].to_numpy(float, na_value=nan)
