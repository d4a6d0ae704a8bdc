"""From counts to rates: shares with their precision, one row per option and column."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of, pinned_cells
from pipeline.frame.flags import base_flags, joined_flags, wave_flags
from pipeline.frame.subjects import Subject
from pipeline.stats.interval import is_boundary
from pipeline.stats.totals import DomainRatio
from pipeline.tabulate.count import MISSING, Counts
from pipeline.tabulate.hidden_answers import HiddenAnswers
from pipeline.tabulate.intervals import Precise, interval_name, share_interval
from pipeline.tabulate.letters import item_letters
from pipeline.tabulate.rest import rest_tests
from pipeline.tabulate.table_covariance import Tables
from pipeline.tabulate.variance import share_ratio


def item_rates(  # noqa: PLR0917 - the wave, the item, and what was read of it
    engine: Engine,
    frame: Frame,
    subject: Subject,
    counts: Counts,
    weighting: str,
    tables: Tables | None,
    hidden: HiddenAnswers,
) -> pd.DataFrame:
    """One row per column and option of one item under one weighting, as the table `rates` has them.

    Reads what `count_item` left in the engine. `tables` as in `associations`.
    """
    options = len(counts.options) - 1
    ratio = share_ratio(engine, frame, counts, weighting, tables.rows if tables else None)
    numbers = _precision(frame, counts, ratio, options, is_simple=frame.is_simple(weighting))
    base = numbers["unweighted_base"]
    suppressed = hidden.cells.reshape(-1)
    primary = np.repeat(hidden.primary, options)
    flags = [
        *base_flags(base, primary, suppressed & ~primary),
        ("boundary", is_boundary(numbers["share"]) & ~suppressed),
        ("lonely_psu", ratio.is_lonely & ~suppressed),
        ("not_estimable", np.isnan(numbers["share_low"]) & ~suppressed & ~ratio.is_lonely),
    ]
    shown = {name: np.where(suppressed, np.nan, values) for name, values in numbers.items()}
    shape = (len(counts.columns), options)
    letters = item_letters(
        engine,
        frame,
        subject.name,
        counts,
        shown["share"].reshape(shape),
        shown["effective_base"].reshape(shape),
        tables,
    )
    difference, p_value = rest_tests(
        frame,
        subject.name,
        counts,
        hidden.cells,
        tables,
        numbers["effective_base"].reshape(shape),
        is_simple=frame.is_simple(weighting),
    )
    return pd.DataFrame(
        {
            **_labels(frame, subject, counts, weighting),
            **shown,
            "letters": letters.reshape(-1),
            "rest_difference": difference.reshape(-1),
            "rest_p_value": p_value.reshape(-1),
            "interval_method": interval_name(frame.choices, has_design=not frame.is_simple(weighting)),
            "flag": joined_flags(len(base), flags, wave_flags(frame.wave)),
        }
    )


def _precision(
    frame: Frame, counts: Counts, ratio: DomainRatio, options: int, *, is_simple: bool
) -> dict[str, np.ndarray]:
    def of_base(values: np.ndarray) -> np.ndarray:
        return np.repeat(values[:, :, 0].sum(axis=0), options)

    def of_option(values: np.ndarray) -> np.ndarray:
        return values[:, :, 1:].sum(axis=0).reshape(-1)

    n, kish = of_base(counts.n), np.repeat(counts.kish, options)
    positive = np.repeat(counts.positive, options)  # a weight of 0 adds nothing to what is known
    precise = Precise(ratio, positive, kish, np.full(len(n), is_simple))
    interval = share_interval(precise, frame.choices)
    with np.errstate(divide="ignore", invalid="ignore"):
        simple_variance = ratio.share * (1 - ratio.share) / (positive - 1)
        effect = np.where(simple_variance > 0, ratio.variance / simple_variance, np.nan)
    return {
        "unweighted_base": n,
        "unweighted_count": of_option(counts.n),
        "weighted_base": of_base(counts.s),
        "weighted_count": of_option(counts.s),
        "effective_base": precise.effective_base,
        "share": ratio.share,
        "std_error": np.sqrt(ratio.variance),
        "df": ratio.df,
        "confidence": np.full(len(n), frame.choices.confidence),
        "share_low": interval.low,
        "share_high": interval.high,
        "design_effect": effect,
    }


def _labels(frame: Frame, subject: Subject, counts: Counts, weighting: str) -> dict[str, object]:
    words = {option.code: option.label.in_language(frame.language) for option in subject.options}
    words |= {net.code: net.label.in_language(frame.language) for net in subject.nets}
    words |= {
        code: f"({code.removeprefix(MISSING).replace('_', ' ')})"
        for code in counts.options
        if MISSING in code
    }
    nets = {net.code for net in subject.nets}
    pinned = pinned_cells(frame.study, frame.wave, weighting)
    columns = {(column.banner, column.option): column for column in frame.columns}
    options = counts.options[1:]
    keys = [(*key, option) for key in counts.columns for option in options]
    placed = [columns[banner, banner_option] for _, banner, banner_option, _ in keys]
    return {
        "item": subject.name,
        "item_kind": ["net" if option in nets else subject.kind for *_, option in keys],
        "item_label": subject.label.in_language(frame.language),
        "item_order": subject.order,
        "option": [option for *_, option in keys],
        "option_label": [words[option] for *_, option in keys],
        "option_order": list(range(1, len(options) + 1)) * len(counts.columns),
        "universe": [universe for universe, *_ in keys],
        "banner": [column.banner for column in placed],
        "banner_order": [column.banner_order for column in placed],
        "banner_option": [column.option for column in placed],
        "banner_option_label": [column.label for column in placed],
        "banner_option_order": [column.option_order for column in placed],
        "column_letter": [column.letter for column in placed],
        "weighting": weighting,
        "base_kind": subject.base.value,
        "evidence": [
            evidence_of(
                frame.wave, is_pinned=(subject.name, option, universe, banner, banner_option) in pinned
            )
            for universe, banner, banner_option, option in keys
        ],
    }
