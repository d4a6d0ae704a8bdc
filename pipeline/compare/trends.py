"""How shares changed from one wave to the next, where the two can be compared at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study
from pipeline.frame.family import adjusted
from pipeline.frame.headline import headline
from pipeline.stats.interval import Interval
from pipeline.stats.newcombe import hybrid_difference
from pipeline.stats.wave_change import wave_change

KEY = ["item", "option", "banner", "banner_option"]
TAKEN = [
    "share",
    "std_error",
    "df",
    "unweighted_base",
    "weighted_base",
    "flag",
    "share_low",
    "share_high",
    "confidence",
    "interval_method",
]
CONFIDENCE = 0.95
Overlaps = Mapping[tuple[str, str], pd.Series]
NUMBERS = "from_share from_base to_share to_base change std_error low high p_value".split()
INHERITED = ("low_base", "boundary", "lonely_psu", "not_estimable")  # of the shares, where both are shown
STANDING = ("reconstructed", "model_based")  # flags that a change inherits from either wave


def trends(study: Study, rates: Mapping[str, pd.DataFrame], overlaps: Overlaps | None = None) -> pd.DataFrame:
    """One row per item, option, column, wave and the wave before, or the last one that had it. `rates`: by wave.

    `overlaps`: by pair of waves, the covariances of their shares through who answered both.
    """
    shares = {wave: everybody(rates[wave], headline(study.wave(wave))) for wave in wave_order(study, rates)}
    shared = overlaps or {}
    pairs = [_change(study, waves, sides, shared.get(waves)) for waves, sides in _last_and_next(shares)]
    found = pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame()
    return adjusted(
        found, by=["from_wave", "to_wave", "banner"], family="items by {banner}, {from_wave} to {to_wave}"
    )


def _last_and_next(
    shares: Mapping[str, pd.DataFrame],
) -> Iterator[tuple[tuple[str, str], tuple[pd.DataFrame, pd.DataFrame]]]:
    """Every two waves with shares that no wave between them has, and these shares: some waves leave an item out."""
    ordered, seen = list(shares), set[object]()
    for at, after in enumerate(ordered):
        left = shares[after][[key in seen for key in shares[after].index]]
        seen |= set(shares[after].index)
        for before in reversed(ordered[:at]):
            if left.empty:
                break  # of hundreds of waves the one before has nearly all
            is_there = left.index.isin(shares[before].index)
            if is_there.any():
                yield (before, after), (shares[before], left[is_there])
            left = left[~is_there]


def wave_order(study: Study, waves: Collection[str]) -> list[str]:
    """Waves in the codebook's order; those it does not name in the order of their names."""
    named = {wave.name: place for place, wave in enumerate(study.waves)}
    if set(waves) <= set(named):
        return sorted(waves, key=named.__getitem__)
    return sorted(waves)


def break_between(study: Study, before: str, after: str) -> str | None:
    """Why two waves cannot be compared: the breaks of every wave after the one and up to the other."""
    order = wave_order(study, {before, after} | {wave.name for wave in study.waves})
    passed = order[order.index(before) + 1 : order.index(after) + 1]
    reasons = dict.fromkeys(study.wave(wave).series_break for wave in passed)
    return "; ".join(reason for reason in reasons if reason) or None


def _change(
    study: Study,
    waves: tuple[str, str],
    shares: tuple[pd.DataFrame, pd.DataFrame],
    covariances: pd.Series | None,
) -> pd.DataFrame:
    before, after = waves
    both = shares[0].add_suffix("_from").join(shares[1].add_suffix("_to"), how="inner").reset_index()
    break_reason = break_between(study, before, after)
    hidden = (both["share_from"].isna() | both["share_to"].isna()).to_numpy()
    rows = both[KEY].assign(
        from_wave=before,
        to_wave=after,
        from_share=both["share_from"],
        from_base=both["unweighted_base_from"],
        to_share=both["share_to"],
        to_base=both["unweighted_base_to"],
        **_tested(both, covariances, is_break=break_reason is not None),
        break_reason=break_reason,
    )
    words = (both["flag_from"] + " " + both["flag_to"]).str.split().map(set)
    lost = hidden | rows["p_value"].isna().to_numpy()
    flag = [_flags(*one, break_reason is not None) for one in zip(words, hidden, lost, strict=True)]
    rows.loc[hidden, NUMBERS] = np.nan
    return rows.assign(flag=flag)


def _tested(both: pd.DataFrame, covariances: pd.Series | None, *, is_break: bool) -> dict[str, object]:
    """The change with its precision; nothing where a break in the series forbids to compare."""
    numbers = {
        name: both[name].to_numpy(float)
        for side in ("from", "to")
        for name in (f"share_{side}", f"std_error_{side}", f"share_low_{side}", f"share_high_{side}")
    }
    covariance, has_overlap = np.zeros(len(both)), covariances is not None
    if covariances is not None:
        keys = pd.MultiIndex.from_frame(both[KEY])
        covariance = np.nan_to_num(covariances.reindex(keys).to_numpy(float))
    found = wave_change(
        numbers["share_from"], numbers["std_error_from"] ** 2, numbers["share_to"], numbers["std_error_to"] ** 2,
        covariance=covariance, confidence=CONFIDENCE,
    )  # fmt: skip
    # an error of 0 tells nothing of the change of everybody
    known = np.where(found.std_error > 0, 1.0, np.nan)
    is_simple = (
        both["interval_method_from"].eq("wilson") & both["interval_method_to"].eq("wilson")
        & both["confidence_from"].eq(CONFIDENCE) & both["confidence_to"].eq(CONFIDENCE)
    ).to_numpy(bool) & (not has_overlap)  # fmt: skip
    ends = [Interval(numbers[f"share_low_{side}"], numbers[f"share_high_{side}"]) for side in ("to", "from")]
    hybrid = hybrid_difference(numbers["share_to"], ends[0], numbers["share_from"], ends[1]).interval
    low = np.where(is_simple, hybrid.low, found.interval.low * known)
    high = np.where(is_simple, hybrid.high, found.interval.high * known)
    shown = np.nan if is_break else 1.0
    return {
        "change": found.change * shown,
        "std_error": found.std_error * shown,
        "low": low * shown,
        "high": high * shown,
        "p_value": found.p_value * known * shown,
        "method": np.where(is_simple, "newcombe", "z_overlap" if has_overlap else "z_independent"),
    }


def everybody(rates: pd.DataFrame, weighting: str) -> pd.DataFrame:
    """The rates of everybody under one weighting, by item, option and column."""
    chosen = rates[(rates["universe"] == "all") & (rates["weighting"] == weighting)]
    chosen = chosen[~chosen["option"].str.startswith("missing:")].set_index(KEY)
    return chosen.reindex(columns=TAKEN)


def _flags(words: set[str], is_hidden: bool, is_lost: bool, is_break: bool) -> str:
    """`is_lost`: without a p-value; a flag of the shares says why, or this one."""
    if is_hidden:
        own = ["suppressed" if "suppressed" in words else "not_estimable"]
    else:
        own = [word for word in INHERITED if word in words]
        own += ["not_estimable"] if is_lost and not is_break and not set(own) - {"low_base"} else []
    return " ".join([*own, *(["series_break"] if is_break else []), *(w for w in STANDING if w in words)])
