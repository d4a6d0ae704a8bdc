"""Did a share change because people answer otherwise, or because others are in the wave?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study
from pipeline.compare.trends import STANDING, break_between, wave_order
from pipeline.frame.headline import headline
from pipeline.stats.kitagawa import kitagawa

GROUP = ["item", "option", "banner"]
NUMBERS = ["change", "mix_part", "rate_part", "from_mix", "to_mix"]


def decompositions(study: Study, rates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per item, option, pair of waves, banner and its column (`total`: their sum).

    As the table `decompositions` has them. Of those who are in a column of the banner. A break in the series
    blocks it, a hidden column leaves it unknown.
    """
    found = []
    for before, after in pairwise(wave_order(study, rates)):
        first, second = (_columns(rates[wave], headline(study.wave(wave))) for wave in (before, after))
        reason = break_between(study, before, after)
        both = first.join(second, how="inner", suffixes=("_from", "_to")).reset_index()
        for _, group in both.groupby(GROUP, sort=False):
            found.append(_parts(group, reason).assign(from_wave=before, to_wave=after, break_reason=reason))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _columns(rates: pd.DataFrame, weighting: str) -> pd.DataFrame:
    """Shares and weighted bases by item, option, banner of one item, and column."""
    chosen = rates[(rates["universe"] == "all") & (rates["weighting"] == weighting)]
    is_plain = (chosen["banner"] != "total") & ~chosen["banner"].str.contains("*", regex=False)
    chosen = chosen[is_plain & ~chosen["option"].str.startswith("missing:")]
    adds_up = chosen.groupby([*GROUP])["weighted_base"].transform("sum") <= _whole(
        rates, chosen, weighting
    ) * (1 + 1e-9)
    return chosen[adds_up].set_index([*GROUP, "banner_option"])[["share", "weighted_base", "flag"]]


def _whole(rates: pd.DataFrame, chosen: pd.DataFrame, weighting: str) -> np.ndarray:
    """The weighted base of everybody, beside each row: columns of a multiple-response banner sum to more."""
    of_all = (rates["universe"] == "all") & (rates["weighting"] == weighting) & (rates["banner"] == "total")
    total = rates[of_all].set_index(["item", "option"])["weighted_base"]
    keys = pd.MultiIndex.from_frame(chosen[["item", "option"]])
    return total.reindex(keys).fillna(np.inf).to_numpy(float)


def _parts(group: pd.DataFrame, reason: str | None) -> pd.DataFrame:
    words = {word for flag in (*group["flag_from"], *group["flag_to"]) for word in flag.split()}
    standing = " ".join(word for word in STANDING if word in words)
    base = group[["weighted_base_from", "weighted_base_to"]].to_numpy(float)
    share = group[["share_from", "share_to"]].to_numpy(float)
    low = "low_base" if "low_base" in words else ""
    is_hidden = any(word.startswith("suppressed") for word in words)
    rows = group[[*GROUP, "banner_option"]]
    rows = pd.concat([rows, rows.iloc[:1].assign(banner_option="total")], ignore_index=True)
    if reason or is_hidden or not (base.sum(axis=0) > 0).all():
        word = "series_break" if reason else "suppressed" if is_hidden else "not_estimable"
        return rows.assign(**dict.fromkeys(NUMBERS, np.nan), flag=f"{word} {standing}".strip())
    mix = base / base.sum(axis=0)
    found = kitagawa(mix[:, 0], share[:, 0], mix[:, 1], share[:, 1])
    parts = {"mix_part": found.mix, "rate_part": found.rate, "from_mix": mix[:, 0], "to_mix": mix[:, 1]}
    numbers = {name: [*values, values.sum()] for name, values in parts.items()}
    return rows.assign(
        **numbers, change=np.add(numbers["mix_part"], numbers["rate_part"]), flag=f"{low} {standing}".strip()
    )
