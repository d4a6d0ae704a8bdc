"""How shares changed from one wave to the next, where the two can be compared at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from pipeline.codebook.model import Study
from pipeline.frame.family import adjusted
from pipeline.frame.headline import headline

Z = float(ndtri(0.975))
KEY = ["item", "option", "banner", "banner_option"]
TAKEN = ["share", "std_error", "unweighted_base", "flag"]
NUMBERS = "from_share from_base to_share to_base change std_error low high p_value".split()
INHERITED = ("low_base", "boundary", "lonely_psu", "not_estimable")  # of the shares, where both are shown
STANDING = ("reconstructed", "model_based")  # flags that a change inherits from either wave


def trends(study: Study, rates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per item, option, column and pair of waves in a row. `rates`: the table by wave."""
    ordered = wave_order(study, rates)
    pairs = [_change(study, before, after, rates) for before, after in pairwise(ordered)]
    found = pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame()
    return adjusted(
        found, by=["from_wave", "to_wave", "banner"], family="items by {banner}, {from_wave} to {to_wave}"
    )


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


def _change(study: Study, before: str, after: str, rates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    first = _everybody(rates[before], headline(study.wave(before))).add_suffix("_from")
    second = _everybody(rates[after], headline(study.wave(after))).add_suffix("_to")
    both = first.join(second, how="inner").reset_index()
    break_reason = break_between(study, before, after)
    hidden = (both["share_from"].isna() | both["share_to"].isna()).to_numpy()
    rows = both[KEY].assign(
        from_wave=before,
        to_wave=after,
        from_share=both["share_from"],
        from_base=both["unweighted_base_from"],
        to_share=both["share_to"],
        to_base=both["unweighted_base_to"],
        **_tested(both, is_break=break_reason is not None),
        method="z_independent",
        break_reason=break_reason,
    )
    words = (both["flag_from"] + " " + both["flag_to"]).str.split().map(set)
    flag = [_flags(*one, break_reason is not None) for one in zip(words, hidden, strict=True)]
    rows.loc[hidden, NUMBERS] = np.nan
    return rows.assign(flag=flag)


def _tested(both: pd.DataFrame, *, is_break: bool) -> dict[str, pd.Series]:
    """The change with its precision; nothing where a break in the series forbids to compare."""
    change = both["share_to"] - both["share_from"]
    std_error = np.sqrt(both["std_error_from"] ** 2 + both["std_error_to"] ** 2)
    if is_break:
        change, std_error = change * np.nan, std_error * np.nan
    statistic = change / std_error.where(std_error > 0)
    return {
        "change": change,
        "std_error": std_error,
        "low": change - Z * std_error,
        "high": change + Z * std_error,
        "p_value": 2 * ndtr(-statistic.abs()),
    }


def _everybody(rates: pd.DataFrame, weighting: str) -> pd.DataFrame:
    """The rates of everybody under one weighting, by item, option and column."""
    chosen = rates[(rates["universe"] == "all") & (rates["weighting"] == weighting)]
    return chosen[~chosen["option"].str.startswith("missing:")].set_index(KEY)[TAKEN]


def _flags(words: set[str], is_hidden: bool, is_break: bool) -> str:
    if is_hidden:
        own = ["suppressed" if "suppressed" in words else "not_estimable"]
    else:
        own = [word for word in INHERITED if word in words]
    return " ".join([*own, *(["series_break"] if is_break else []), *(w for w in STANDING if w in words)])
