"""Rates that can be compared fairly: at a common mix, and steadied where a column is small."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import wave_flags
from pipeline.frame.item_cells import MISSING
from pipeline.frame.subjects import Subject
from pipeline.stats.fay_herriot import Shrunken, boundary_variances, fay_herriot
from pipeline.stats.interval import t_quantile
from pipeline.stats.standardized_rates import standardized_rates
from pipeline.tabulate.count import Counts
from pipeline.tabulate.design_letters import share_covariance
from pipeline.tabulate.table_covariance import Tables
from pipeline.tabulate.table_rows import read_table_rows

REASONS = "lonely_psu suppressed suppressed_secondary".split()  # why a row lacks its error, or all
KEPT = ["low_base", "boundary", *REASONS]


def adjusted_rates(  # noqa: PLR0917 - the wave, the item, and what was counted of it
    engine: Engine,
    frame: Frame,
    subject: Subject,
    counts: Counts,
    weighting: str,
    tables: Tables | None,
    rates: pd.DataFrame,
) -> pd.DataFrame:
    """One row per option and column of every banner of one item, as the table `adjusted_rates` has them.

    `rates` are the item's own. Standardised to the other item of a crossing (its mix in the base of everybody);
    a column with nobody, or with a hidden number, in a part of the mix has none. Shrunken by Fay and Herriot.
    Reads what `read_item` left in the engine.
    """
    if tables is not None and tables.products is not None and any(True for _ in _mixes(frame, subject)):
        tables = Tables(rows=read_table_rows(engine, frame, counts.options, weighting))
    shown = _Shown(counts, rates)
    found = [
        _banner(frame, counts, shown, tables, universe, banner, mix)
        for universe in frame.universes
        for banner, mix in _mixes(frame, subject, alone=True)
    ]
    if not found:
        return pd.DataFrame()
    values = {name: np.concatenate([one[name] for one in found]) for name in found[0]}
    lost = (values["mix"] != "") & np.isnan(values["standardized_share"]) & ~np.isnan(values["share"])
    vague = np.isnan(values["std_error"])
    always = tuple(wave_flags(frame.wave))
    flags = [_flag(*one, always) for one in zip(values["flag"], lost, vague, strict=True)]
    return pd.DataFrame({**values, "flag": flags}).assign(
        item=subject.name, weighting=weighting, evidence=evidence_of(frame.wave)
    )


@cache
def _flag(flag: str, is_lost: bool, is_vague: bool, always: tuple[str, ...]) -> str:
    """`is_lost`: without a standardised share; `is_vague`: without a standard error, which the flag may explain."""
    kept = [word for word in flag.split() if word in KEPT]
    is_said = {*kept} & {*REASONS}
    return " ".join([*kept, *(["not_estimable"] if is_lost or (is_vague and not is_said) else []), *always])


class _Shown:
    """What `rates` shows, (columns, options) each; NaN where it hides."""

    def __init__(self, counts: Counts, rates: pd.DataFrame):
        shape = (len(counts.columns), len(counts.options) - 1)
        self.codes = counts.options[1:]
        self.share, self.std_error, self.base, self.effective_base = (
            rates[name].to_numpy(float).reshape(shape)
            for name in ("share", "std_error", "unweighted_base", "effective_base")
        )
        self.flag = rates["flag"].to_numpy(object).reshape(shape)
        self.df = rates["df"].to_numpy(float).reshape(shape)


def _mixes(frame: Frame, subject: Subject, *, alone: bool = False) -> Iterator[tuple[str, str]]:
    """Banner of one item, and the item it is crossed with; `alone`: "" for a banner without a crossing."""
    multiple = {one.name for one in frame.subjects if one.is_multiple}
    banners = list(dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL))
    for banner in banners:
        if "*" in banner or banner in {subject.name, *multiple}:
            continue
        pairs = [one.split("*") for one in banners if one.count("*") == 1]
        others = dict.fromkeys(
            name
            for pair in pairs
            if banner in pair
            for name in pair
            if name not in {banner, subject.name, *multiple}
        )
        yield from ((banner, other) for other in others)
        if alone and not others:
            yield banner, ""


def _banner(  # noqa: PLR0917 - one banner of what stands before it
    frame: Frame, counts: Counts, shown: _Shown, tables: Tables | None, universe: str, banner: str, mix: str
) -> dict[str, np.ndarray]:
    """The columns of `adjusted_rates`, each with an element for every column of the banner and option."""
    places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
    options = [at for at, code in enumerate(shown.codes) if not code.startswith(MISSING)]
    share, error = (values[np.ix_(places, options)] for values in (shown.share, shown.std_error))
    steadied = [_steadied(shown, places, option) for option in options]
    standard = np.full((2, len(places), len(options)), np.nan)
    df = np.full(len(options), np.inf)
    if mix:
        standard, df = _standard(frame, counts, shown, tables, universe, banner, mix, options)
        standard = np.where(np.isnan(share), np.nan, standard)  # a hidden row has no number
    half = t_quantile(df, confidence=frame.choices.confidence) * standard[1]
    # nobody or everybody in every part: the sum has no error to show
    half = np.where(standard[1] > 0, half, np.nan)

    texts = {
        "option": [[shown.codes[at] for at in options]],
        "universe": [[universe]],
        "banner": [[banner]],
        "banner_option": [[counts.columns[at][2]] for at in places],
        "mix": [[mix]],
        "flag": shown.flag[np.ix_(places, options)],
    }
    numbers = {
        "unweighted_base": shown.base[np.ix_(places, options)],
        "share": share,
        "std_error": error,
        "standardized_share": standard[0],
        "standardized_error": standard[1],
        "standardized_low": np.maximum(standard[0] - half, 0.0),
        "standardized_high": np.minimum(standard[0] + half, 1.0),
        "shrunken_share": np.transpose([one.estimates for one in steadied]),
        "shrunken_error": np.transpose([one.std_errors for one in steadied]),
        "own_weight": np.transpose([one.own_weight for one in steadied]),
        "confidence": np.where(np.isnan(share), np.nan, frame.choices.confidence),
    }
    values = {name: np.array(value, dtype=object) for name, value in texts.items()} | numbers
    return {name: np.broadcast_to(value, share.shape).ravel() for name, value in values.items()}


def _steadied(shown: _Shown, places: list[int], option: int) -> Shrunken:
    share, base = shown.share[places, option], shown.effective_base[places, option]
    return fay_herriot(share, boundary_variances(share, shown.std_error[places, option] ** 2, base))


def _standard(  # noqa: PLR0917 - one banner of what stands before it
    frame: Frame,
    counts: Counts,
    shown: _Shown,
    tables: Tables | None,
    universe: str,
    banner: str,
    mix: str,
    options: list[int],
) -> tuple[np.ndarray, np.ndarray]:
    """(2, columns, options) standardised shares and their standard errors, and df (options,)."""
    crossing, is_first = _crossing(frame, banner, mix)
    place = {key[2]: at for at, key in enumerate(counts.columns) if key[:2] == (universe, crossing)}
    codes = {
        subject.name: [option.code for option in subject.as_banner.options] for subject in frame.subjects
    }
    own, other = codes[banner], codes[mix]
    at = [place["*".join((a, b) if is_first else (b, a))] for a in own for b in other]
    base = counts.s[:, at, 0].sum(axis=0).reshape(len(own), len(other))
    found = np.full((2, len(own), len(options)), np.nan)
    df = np.full(len(options), np.inf)
    if not base.sum() > 0:
        return found, df
    common = base.sum(axis=0) / base.sum()
    covariances = None
    if tables is not None:
        covariances, df[:] = share_covariance(frame, counts, tables, at)
    for position, option in enumerate(options):
        rates = shown.share[at, option]
        v = np.diag(shown.std_error[at, option] ** 2) if covariances is None else covariances[option].copy()
        v[np.isnan(rates)] = np.nan
        result = standardized_rates(rates.reshape(base.shape), v, common / common.sum())
        found[:, :, position] = result.rates, np.sqrt(np.maximum(np.diag(result.covariance), 0.0))
    return found, df


def _crossing(frame: Frame, banner: str, mix: str) -> tuple[str, bool]:
    names = {column.banner for column in frame.columns}
    first = f"{banner}*{mix}"
    return (first, True) if first in names else (f"{mix}*{banner}", False)
