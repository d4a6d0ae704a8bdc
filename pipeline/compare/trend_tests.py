"""Does a share rise or fall steadily over three waves or more?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.trends import KEY, STANDING, Overlaps, break_between, everybody, wave_order
from pipeline.frame.family import adjusted
from pipeline.frame.headline import headline
from pipeline.stats.cochran_armitage import cochran_armitage
from pipeline.stats.interval import is_boundary
from pipeline.stats.linear_trend import linear_trend
from pipeline.stats.wave_homogeneity import simple_homogeneity, wave_homogeneity

FEWEST = 3
HIDDEN = ("suppressed", "suppressed_secondary")
READ = ["share", "std_error", "df", "unweighted_base", "weighted_base", "interval_method", "flag"]
NUMBERS = (
    "slope std_error low high statistic df p_value difference_statistic difference_df1 difference_df2 difference_p_value"
).split()


def trend_tests(
    study: Study, rates: Mapping[str, pd.DataFrame], overlaps: Overlaps | None = None
) -> pd.DataFrame:
    """One row per item, option and column that three waves or more have, as the table `trend_tests` has them.

    A break in the series blocks the waves before it; with under three after it there is no test, and the row
    says why. Unweighted, without a design and an overlap it is Cochran and Armitage's test, else the contrast
    of the waves' shares with linear scores, each wave with its design's variance: t on the degrees of freedom of
    all waves, of the largest where some answered several.
    """
    ordered = wave_order(study, rates)
    if len(ordered) < FEWEST:
        return pd.DataFrame()
    reason, since = _since(study, ordered)
    shares = {wave: _shares(rates[wave], headline(study.wave(wave))) for wave in ordered}
    known: dict[tuple[str, ...], list[str]] = {}
    for wave in ordered:
        for key in shares[wave]:
            known.setdefault(key, []).append(wave)
    rows = []
    for key, waves in known.items():
        if len(waves) >= FEWEST:
            used = [wave for wave in waves if wave in since]
            rows.append(
                {
                    **dict(zip(KEY, key, strict=True)),
                    **_tested(key, used, shares, overlaps or {}, reason),
                }
            )
    if not rows:
        return pd.DataFrame()
    found = pd.DataFrame(rows)
    family = "items by {banner}, trend over the waves"
    differences = found.assign(p_value=found["difference_p_value"])
    of_differences = adjusted(differences, by=["banner"], family=family)["p_adjusted"]
    return adjusted(found, by=["banner"], family=family).assign(difference_p_adjusted=of_differences)


def _since(study: Study, ordered: list[str]) -> tuple[str | None, list[str]]:
    """The waves after the last break, and what it was."""
    for at in range(len(ordered) - 1, 0, -1):
        if reason := break_between(study, ordered[at - 1], ordered[at]):
            return reason, ordered[at:]
    return None, ordered


def _shares(rates: pd.DataFrame, weighting: str) -> dict[tuple[str, ...], dict[str, object]]:
    """What a test reads of each share, by its key; a row of a frame would take a hundred times as long to get."""
    return everybody(rates, weighting)[READ].to_dict("index")  # type: ignore[return-value]


def _tested(
    key: tuple[str, ...],
    waves: list[str],
    shares: Mapping[str, Mapping[tuple[str, ...], Mapping[str, object]]],
    overlaps: Overlaps,
    reason: str | None,
) -> dict[str, object]:
    shown = [shares[wave][key] for wave in waves]
    words = {word for one in shown for word in str(one["flag"]).split()}
    standing = [word for word in STANDING if word in words]
    row: dict[str, object] = dict.fromkeys(NUMBERS, np.nan)
    row |= {"waves": ",".join(waves), "break_reason": reason, "method": "linear_contrast"}
    is_blocked = len(waves) < FEWEST
    if is_blocked or words & set(HIDDEN):
        own = ["series_break"] if is_blocked else ["suppressed"]
        return {**row, "flag": " ".join([*own, *standing])}
    shared = {
        (i, j): float(overlaps[pair].get(key, np.nan))
        for (i, first), (j, second) in combinations(enumerate(waves), 2)
        if (pair := (first, second)) in overlaps
    }
    scores = np.array([list(shares).index(wave) for wave in waves], dtype=float)
    row |= _numbers(shown, shared, scores)
    own = ["low_base"] if "low_base" in words else []
    own += ["not_estimable"] if pd.isna(row["statistic"]) else []
    return {**row, "flag": " ".join([*own, *(["series_break"] if reason else []), *standing])}


def _numbers(
    shown: Sequence[Mapping[str, object]], shared: Mapping[tuple[int, int], float], scores: np.ndarray
) -> dict[str, object]:
    """The tests of waves that can be compared; `shared` are the covariances of those with common respondents."""
    share, error, base, weight = (
        np.array([one[name] for one in shown], dtype=float)
        for name in ("share", "std_error", "unweighted_base", "weighted_base")
    )
    covariance = np.diag(error**2)
    for (i, j), value in shared.items():
        covariance[i, j] = covariance[j, i] = np.nan_to_num(value)
    is_shared = bool(np.any(covariance - np.diag(error**2)))
    is_simple = all(one["interval_method"] == "wilson" for one in shown) and not is_shared
    if is_boundary(share).all():  # nothing varies in any wave
        covariance = np.full_like(covariance, np.nan)
    df = _df(shown, is_simple, is_shared)
    found = linear_trend(share, covariance, df=df, scores=scores)
    row: dict[str, object] = {
        "slope": found.estimate, "std_error": found.std_error, "low": float(found.interval.low),
        "high": float(found.interval.high), "statistic": found.statistic, "df": found.df, "p_value": found.p_value,
    }  # fmt: skip
    if is_simple:
        differs = simple_homogeneity(share, base)
        test = cochran_armitage(np.round(share * base), base, scores=scores)
        row |= {"method": "cochran_armitage", "statistic": float(test.statistic), "df": 1.0}
        row["p_value"] = float(test.p_value)
    else:
        differs = wave_homogeneity(share, covariance, weight, n=base.sum(), df=df)
    return row | {
        "difference_statistic": differs.statistic,
        "difference_df1": differs.df1,
        "difference_df2": np.nan if is_simple else differs.df2,
        "difference_p_value": differs.p_value,
    }


def _df(shown: Sequence[Mapping[str, object]], is_simple: bool, is_shared: bool) -> float:
    """Of the contrast's t: as if all waves were one design, whose PSUs are counted once where waves share them."""
    if is_simple:
        return np.inf
    each = np.array([one["df"] for one in shown], dtype=float)
    return float(each.max() if is_shared else each.sum())
