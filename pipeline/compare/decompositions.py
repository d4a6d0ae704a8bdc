"""Did a share change because people answer otherwise, or because others are in the wave?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
    pairs = list(pairwise(wave_order(study, rates)))
    compared = {wave for pair in pairs for wave in pair}
    columns = {wave: _columns(rates[wave], headline(study.wave(wave))) for wave in compared}
    found = []
    for before, after in pairs:
        reason = break_between(study, before, after)
        both = columns[before].join(columns[after], how="inner", suffixes=("_from", "_to")).reset_index()
        parts = [row for group in _groups(both) for row in _parts(group, reason)]
        rows = pd.DataFrame(parts, columns=[*GROUP, "banner_option", *NUMBERS, "flag"])
        found.append(rows.assign(from_wave=before, to_wave=after, break_reason=reason))
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


@dataclass(frozen=True, slots=True)
class _Group:
    """The columns of one banner for one option: `base` and `share` have a row a column, and two waves."""

    key: tuple[str, ...]
    banner_options: list[str]
    base: np.ndarray
    share: np.ndarray
    words: frozenset[str]


def _groups(both: pd.DataFrame) -> Iterator[_Group]:
    """By item, option and banner; arrays, since a frame a group takes fifty times as long."""
    number = both.groupby(GROUP, sort=False).ngroup().to_numpy()
    order = np.argsort(number, kind="stable")
    keys, options = both[GROUP].to_numpy(object), both["banner_option"].to_numpy(object)
    base = both[["weighted_base_from", "weighted_base_to"]].to_numpy(float)
    share = both[["share_from", "share_to"]].to_numpy(float)
    flags = both[["flag_from", "flag_to"]].to_numpy(object)
    for rows in np.split(order, np.flatnonzero(np.diff(number[order])) + 1) if len(order) else ():
        words = frozenset(word for flag in flags[rows].ravel() for word in flag.split())
        yield _Group(tuple(keys[rows[0]]), list(options[rows]), base[rows], share[rows], words)


def _parts(group: _Group, reason: str | None) -> Iterator[tuple[object, ...]]:
    """A row a column and their sum: key, column, the numbers, flag."""
    standing = " ".join(word for word in STANDING if word in group.words)
    is_hidden = any(word.startswith("suppressed") for word in group.words)
    options = [*group.banner_options, "total"]
    if reason or is_hidden or not (group.base.sum(axis=0) > 0).all():
        word = "series_break" if reason else "suppressed" if is_hidden else "not_estimable"
        for option in options:
            yield (*group.key, option, *[np.nan] * len(NUMBERS), f"{word} {standing}".strip())
        return
    mix = group.base / group.base.sum(axis=0)
    found = kitagawa(mix[:, 0], group.share[:, 0], mix[:, 1], group.share[:, 1])
    columns = [[*values, values.sum()] for values in (found.mix, found.rate, mix[:, 0], mix[:, 1])]
    low = "low_base" if "low_base" in group.words else ""
    for option, mix_part, rate_part, from_mix, to_mix in zip(options, *columns, strict=True):
        numbers = (mix_part + rate_part, mix_part, rate_part, from_mix, to_mix)
        yield (*group.key, option, *numbers, f"{low} {standing}".strip())
