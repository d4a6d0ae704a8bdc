"""Means of scores, numeric items and net promoter scores, one row per column of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.codebook.model import Item, ItemType, Text
from pipeline.codebook.promoters import nps_label, nps_name
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.frame.build import Frame
from pipeline.frame.companies import companies_by_column
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.frame.money import money_names
from pipeline.frame.suppression import Hidden, hidden_in
from pipeline.stats.interval import t_quantile
from pipeline.stats.kish import effective_base
from pipeline.stats.totals import DomainRatio
from pipeline.tabulate.mean_letters import mean_letters
from pipeline.tabulate.mean_variance import needs_respondents, respondents_ratio
from pipeline.tabulate.money import hidden_money
from pipeline.tabulate.totals import KEY, finished
from pipeline.tabulate.value_moments import mean_ratio, medians, spread_of, sum_ratio
from pipeline.tabulate.values import Values, read_values


@dataclass(frozen=True, slots=True)
class Measure:
    """A score, a numeric item or its net promoter score."""

    name: str
    label: Text
    sql: str  # its value over `frame`
    unit: str = ""
    made: tuple[str, ...] = ()  # its bands, or the score's levels: what they hide it hides
    has_total: bool = False  # whether its sum over a population says something


def measures(frame: Frame) -> tuple[Measure, ...]:
    """Numeric items of the wave that are published, each with what is made of it, then its scores."""
    found = [
        measure
        for item in frame.wave.items
        if item.in_wave and item.publish and item.type is ItemType.NUMBER
        for measure in _of_number(item)
    ]
    found += [
        Measure(score.name, score.label, frame.score_sql(score.name), made=(score.name,))
        for score in frame.study.scores
        if score.name in frame.scores
    ]
    return tuple(found)


def _of_number(item: Item) -> Iterator[Measure]:
    column, bands = identifier(item.name), tuple(band.name for band in item.bands)
    yield Measure(item.name, item.question, column, item.unit or "", bands, has_total=True)
    if item.summary == "nps":
        score = f"100.0 * (CAST({column} >= 9 AS INTEGER) - CAST({column} <= 6 AS INTEGER))"
        yield Measure(nps_name(item.name), nps_label(item), score, made=bands)


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows of `score_means`, those of `totals` where the weight stands for a population, else none."""

    means: pd.DataFrame
    totals: pd.DataFrame


def measure_means(
    engine: Engine,
    frame: Frame,
    measure: Measure,
    weighting: str,
    factor: float | None = None,
    *,
    without: Sequence[np.ndarray] = (),
) -> Measured:
    """One row per column of one measure under one weighting; `factor` as `grossing_factors` has it.

    `without`: columns (columns,) that the tables of its `made` items hide.
    """
    values = read_values(engine, frame, measure.sql, weighting)
    takes_all = needs_respondents(frame, weighting)
    ratio = (
        respondents_ratio(engine, frame, values, measure.sql, weighting)
        if takes_all
        else mean_ratio(frame, values)
    )
    numbers, is_lonely = _numbers(frame, values, ratio)
    base = numbers["unweighted_base"]
    found = _hidden(engine, frame, measure, base, without)
    hidden = found.either
    flags = [
        *base_flags(base, found.primary, found.secondary),
        ("lonely_psu", is_lonely & ~hidden),
        ("not_estimable", np.isnan(numbers["low"]) & ~hidden & ~is_lonely),
    ]
    shown = {name: np.where(hidden, np.nan, values) for name, values in numbers.items()}
    flag = joined_flags(len(base), flags, wave_flags(frame.wave))
    means = pd.DataFrame(
        {
            "measure": measure.name,
            "measure_label": measure.label.in_language(frame.language),
            **_columns(frame),
            "weighting": weighting,
            "letters": mean_letters(frame, shown["mean"], shown["std_dev"], shown["std_error"]),
            "evidence": evidence_of(frame.wave),
            "flag": flag,
            **shown,
        }
    )
    if factor is None or not measure.has_total:
        return Measured(means, pd.DataFrame())
    sums = (
        respondents_ratio(engine, frame, values, measure.sql, weighting, of_sums=True)
        if takes_all
        else sum_ratio(frame, values)
    )
    rows = means[["universe", *(name for name in _columns(frame) if name in KEY and name != "universe")]]
    rows = rows.assign(
        item=measure.name, option="sum", unit=measure.unit, unweighted_base=shown["unweighted_base"],
        df=shown["df"], flag=flag,
    )  # fmt: skip
    return Measured(
        means, finished(frame, rows, weighting, sums.share, sums.variance, factor, is_shown=~hidden)
    )


def _hidden(
    engine: Engine, frame: Frame, measure: Measure, base: np.ndarray, without: Sequence[np.ndarray]
) -> Hidden:
    """Columns on too few respondents or companies, and of money those that tell of one company."""
    companies = companies_by_column(engine, frame, f"({measure.sql}) IS NOT NULL")
    primary = is_suppressed(base if companies is None else np.minimum(base, companies))
    found = hidden_in(frame, base, primary)
    found = Hidden(primary, np.any([found.secondary, *without], axis=0) & ~primary)
    if measure.name not in money_names(frame.study, frame.wave):
        return found
    return hidden_money(engine, frame, measure.sql, found)


def _columns(frame: Frame) -> dict[str, list[object]]:
    columns = [(universe, column) for universe in frame.universes for column in frame.columns]
    return {
        "universe": [universe for universe, _ in columns],
        "banner": [column.banner for _, column in columns],
        "banner_order": [column.banner_order for _, column in columns],
        "banner_option": [column.option for _, column in columns],
        "banner_option_label": [column.label for _, column in columns],
        "banner_option_order": [column.option_order for _, column in columns],
        "column_letter": [column.letter for _, column in columns],
    }


def _numbers(frame: Frame, values: Values, ratio: DomainRatio) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Name -> (columns,) numbers, and where one PSU alone keeps a variance from being known."""
    columns = range(values.is_member.shape[1])
    base, weight, squares = (
        np.array([term[values.in_column(column)].sum() for column in columns])
        for term in (values.n, values.w, values.ww)
    )
    std_error = np.sqrt(ratio.variance)
    half = t_quantile(ratio.df, confidence=frame.choices.confidence) * std_error
    numbers = {
        "unweighted_base": base,
        "effective_base": effective_base(weight, squares),
        "mean": ratio.share,
        "std_error": std_error,
        "df": ratio.df,
        "confidence": np.full(len(base), frame.choices.confidence),
        "low": ratio.share - half,
        "high": ratio.share + half,
        "std_dev": spread_of(values, ratio.share),
        "median": medians(values),
    }
    return numbers, ratio.is_lonely
