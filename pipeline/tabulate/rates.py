"""From counts to rates: shares with their precision, one row per option and column."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.frame.build import UNWEIGHTED, Frame
from pipeline.frame.evidence import evidence_of, pinned_cells
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.frame.subjects import Subject
from pipeline.stats.interval import design_effective_base, design_wilson_interval, is_boundary
from pipeline.stats.kish import kish_design_effect
from pipeline.stats.totals import DomainRatio, domain_ratio
from pipeline.tabulate.count import MISSING, Counts

CONFIDENCE = 0.95
NUMBERS = (
    "unweighted_base unweighted_count weighted_base weighted_count effective_base share std_error df "
    "share_low share_high design_effect"
).split()


def item_rates(frame: Frame, subject: Subject, counts: Counts, weighting: str) -> pd.DataFrame:
    """One row per column and option of one item under one weighting, as the table `rates` has them."""
    shape = (len(counts.columns), len(counts.options) - 1)
    ratio = _ratio(frame, counts)
    numbers = _precision(frame, counts, ratio, shape, is_weighted=weighting != UNWEIGHTED)
    base = numbers["unweighted_base"].to_numpy()
    companies = np.repeat(counts.psus[:, :, 0].sum(axis=0), shape[1]) if frame.wave.company_id else None
    suppressed = is_suppressed(base, companies)
    rows = _labels(frame, subject, counts, weighting)
    flags = [
        *base_flags(base, suppressed),
        ("boundary", is_boundary(numbers["share"].to_numpy()) & ~suppressed),
        ("lonely_psu", ratio.is_lonely & ~suppressed),
    ]
    method = "wilson" if weighting == UNWEIGHTED and not frame.has_design else "design_wilson"
    named = numbers.assign(
        interval_method=method,
        flag=joined_flags(len(numbers), flags, wave_flags(frame.wave)),
        confidence=CONFIDENCE,
    )
    named.loc[suppressed, NUMBERS] = np.nan
    return pd.concat([rows, named], axis=1)


def _ratio(frame: Frame, counts: Counts) -> DomainRatio:
    strata = len(frame.strata.psus)

    def flat(values: np.ndarray) -> np.ndarray:
        return values[:, :, 1:].reshape(strata, -1)

    def of_base(values: np.ndarray) -> np.ndarray:
        return np.repeat(values[:, :, 0], len(counts.options) - 1, axis=1)

    return domain_ratio(
        frame.strata.psus,
        frame.strata.fraction,
        of_base(counts.s),
        flat(counts.s),
        of_base(counts.m),
        flat(counts.with_base),
        flat(counts.m),
        of_base(counts.psus),
    )


def _precision(
    frame: Frame, counts: Counts, ratio: DomainRatio, shape: tuple[int, int], *, is_weighted: bool
) -> pd.DataFrame:
    def of_base(values: np.ndarray) -> np.ndarray:
        return np.repeat(values[:, :, 0].sum(axis=0), shape[1])

    def of_option(values: np.ndarray) -> np.ndarray:
        return values[:, :, 1:].sum(axis=0).reshape(-1)

    n, weighted = of_base(counts.n), of_base(counts.psus)
    simple = not frame.has_design and not is_weighted
    kish = (
        kish_design_effect(weighted, of_base(counts.s), of_base(counts.m)) if not frame.is_clustered else 1.0
    )
    if is_weighted and not frame.has_design:
        simple = kish == 1.0  # type: ignore[assignment]
    interval = design_wilson_interval(
        ratio.share,
        ratio.variance,
        unweighted_base=n,
        df=ratio.df,
        kish_effect=kish,
        is_simple=simple,
        confidence=CONFIDENCE,
    )
    effective = design_effective_base(ratio.share, ratio.variance, unweighted_base=n, kish_effect=kish)
    with np.errstate(divide="ignore", invalid="ignore"):
        simple_variance = ratio.share * (1 - ratio.share) / (n - 1)
        effect = np.where(simple_variance > 0, ratio.variance / simple_variance, np.nan)
    return pd.DataFrame(
        {
            "unweighted_base": n,
            "unweighted_count": of_option(counts.n),
            "weighted_base": of_base(counts.s),
            "weighted_count": of_option(counts.s),
            "effective_base": np.where(simple, n, effective),
            "share": ratio.share,
            "std_error": np.sqrt(ratio.variance),
            "df": ratio.df,
            "share_low": interval.low,
            "share_high": interval.high,
            "design_effect": effect,
        }
    )


def _labels(frame: Frame, subject: Subject, counts: Counts, weighting: str) -> pd.DataFrame:
    words = {option.code: option.label.in_language(frame.language) for option in subject.options}
    words |= {net.code: net.label.in_language(frame.language) for net in subject.nets}
    words |= {
        code: f"({code.removeprefix(MISSING).replace('_', ' ')})"
        for code in counts.options
        if MISSING in code
    }
    nets = {net.code for net in subject.nets}
    pinned = pinned_cells(frame.study, frame.wave)
    columns = {(column.banner, column.option): column for column in frame.columns}
    rows = []
    for universe, banner, banner_option in counts.columns:
        column = columns[banner, banner_option]
        for place, option in enumerate(counts.options[1:], start=1):
            is_pinned = (subject.name, option, universe, banner, banner_option) in pinned
            rows.append((
                subject.name, "net" if option in nets else subject.kind, subject.label.in_language(frame.language),
                subject.order, option, words[option], place, universe, banner, column.banner_order, banner_option,
                column.label, column.option_order, column.letter, weighting, subject.base.value, None,
                evidence_of(frame.wave, is_pinned=is_pinned),
            ))  # fmt: skip
    names = (
        "item item_kind item_label item_order option option_label option_order universe banner banner_order "
        "banner_option banner_option_label banner_option_order column_letter weighting base_kind letters evidence"
    ).split()
    return pd.DataFrame(rows, columns=names)
