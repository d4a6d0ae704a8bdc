"""How shares changed from one wave to the next, where the two can be compared at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from pipeline.codebook.model import Study
from pipeline.frame.family import adjusted

Z = float(ndtri(0.975))
KEY = ["item", "option", "banner", "banner_option"]
TAKEN = ["share", "std_error", "unweighted_base", "flag"]
NUMBERS = "from_share from_base to_share to_base change std_error low high p_value".split()
STANDING = ("reconstructed", "model_based")  # flags that a change inherits from either wave


def trends(study: Study, rates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per item, option, column and pair of waves in a row. `rates`: the table by wave."""
    ordered = wave_order(study, rates)
    pairs = [_change(study, before, after, rates) for before, after in pairwise(ordered)]
    found = pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame()
    return adjusted(
        found, by=["from_wave", "to_wave", "banner"], family="items by {banner}, {from_wave} to {to_wave}"
    )


def wave_order(study: Study, waves: Sequence[str] | Mapping[str, object]) -> list[str]:
    """Waves in the codebook's order; those it does not name in the order of their names."""
    named = {wave.name: place for place, wave in enumerate(study.waves)}
    if set(waves) <= set(named):
        return sorted(waves, key=named.__getitem__)
    return sorted(waves)


def _change(study: Study, before: str, after: str, rates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    first, second = (_headline(rates[wave]) for wave in (before, after))
    both = first.join(second, how="inner", lsuffix="_from", rsuffix="_to").reset_index()
    break_reason = study.wave(after).series_break
    change = both["share_to"] - both["share_from"]
    std_error = np.sqrt(both["std_error_from"] ** 2 + both["std_error_to"] ** 2)
    if break_reason:
        change, std_error = change * np.nan, std_error * np.nan
    with np.errstate(divide="ignore", invalid="ignore"):
        p_value = np.where(std_error > 0, 2 * ndtr(-np.abs(change / std_error)), np.nan)
    hidden = both["share_from"].isna() | both["share_to"].isna()
    rows = both[KEY].assign(
        from_wave=before,
        to_wave=after,
        from_share=both["share_from"],
        from_base=both["unweighted_base_from"],
        to_share=both["share_to"],
        to_base=both["unweighted_base_to"],
        change=change,
        std_error=std_error,
        low=change - Z * std_error,
        high=change + Z * std_error,
        p_value=p_value,
        method="z_independent",
        break_reason=break_reason,
        flag=[
            _flags(flags, is_hidden=hidden_one, is_break=bool(break_reason))
            for flags, hidden_one in zip(
                zip(both["flag_from"], both["flag_to"], strict=True), hidden, strict=True
            )
        ],
    )
    rows.loc[hidden, NUMBERS] = np.nan
    return rows


def _headline(rates: pd.DataFrame) -> pd.DataFrame:
    """The rates of everybody under the wave's first weighting."""
    everybody = rates[(rates["universe"] == "all") & ~rates["option"].str.startswith("missing:")]
    names = [name for name in everybody["weighting"].unique() if name != "none"]
    headline = names[0] if names else "none"
    return everybody[everybody["weighting"] == headline].set_index(KEY)[TAKEN]


def _flags(flags: tuple[str, str], *, is_hidden: bool, is_break: bool) -> str:
    words = set(" ".join(flags).split())
    own = ["suppressed"] if is_hidden else (["low_base"] if "low_base" in words else [])
    return " ".join([*own, *(["series_break"] if is_break else []), *(w for w in STANDING if w in words)])
