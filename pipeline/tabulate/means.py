"""Means of scores and numeric items, one row per column of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import ItemType, Text
from pipeline.engine import Engine
from pipeline.engine.quote import identifier
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags
from pipeline.stats.interval import t_quantile
from pipeline.stats.kish import effective_base
from pipeline.stats.totals import DomainRatio, domain_ratio
from pipeline.tabulate.rates import CONFIDENCE

HERE = Path(__file__).parent
NUMBERS = "unweighted_base effective_base mean std_error df low high std_dev median".split()


@dataclass(frozen=True, slots=True)
class Measure:
    """A score or a numeric item."""

    name: str
    label: Text
    sql: str  # its value over `frame`


def measures(frame: Frame) -> tuple[Measure, ...]:
    """Numeric items of the wave, then its scores."""
    found = [
        Measure(item.name, item.question, identifier(item.name))
        for item in frame.wave.items
        if item.in_wave and item.type is ItemType.NUMBER
    ]
    found += [
        Measure(score.name, score.label, frame.score_sql(score.name))
        for score in frame.study.scores
        if score.name in frame.scores
    ]
    return tuple(found)


def measure_means(engine: Engine, frame: Frame, measure: Measure, weighting: str) -> pd.DataFrame:
    """One row per column of one measure under one weighting, as the table `score_means` has them."""
    engine.view(
        "value_cells",
        "frame",
        {
            "cell": "_cell",
            "stratum": "_stratum",
            "psu": "_psu" if frame.is_clustered else "''",
            "value": measure.sql,
            "weight": frame.weight_sql(weighting),
        },
    )
    values = engine.run(HERE / "values.sql")
    columns = [(universe, column) for universe in frame.universes for column in frame.columns]
    place = {(universe, column.banner, column.option): at for at, (universe, column) in enumerate(columns)}
    keys = zip(values["universe"], values["banner"], values["banner_option"], strict=True)
    at = np.array([place[key] for key in keys], dtype=int)
    numbers, companies, is_lonely = _moments(frame, values, at, len(columns))
    suppressed = is_suppressed(numbers["unweighted_base"].to_numpy(), companies)
    flags = [
        *base_flags(numbers["unweighted_base"].to_numpy(), suppressed),
        ("lonely_psu", is_lonely & ~suppressed),
    ]
    numbers.loc[suppressed, NUMBERS] = np.nan
    return pd.DataFrame(
        {
            "measure": measure.name,
            "measure_label": measure.label.in_language(frame.language),
            "universe": [universe for universe, _ in columns],
            "banner": [column.banner for _, column in columns],
            "banner_order": [column.banner_order for _, column in columns],
            "banner_option": [column.option for _, column in columns],
            "banner_option_label": [column.label for _, column in columns],
            "banner_option_order": [column.option_order for _, column in columns],
            "weighting": weighting,
            "confidence": CONFIDENCE,
            "evidence": evidence_of(frame.wave),
            "flag": joined_flags(len(columns), flags, wave_flags(frame.wave)),
            **{name: numbers[name] for name in NUMBERS},
        }
    )


def _moments(
    frame: Frame, values: pd.DataFrame, at: np.ndarray, columns: int
) -> tuple[pd.DataFrame, np.ndarray | None, np.ndarray]:
    x, w, ww, n = (values[name].to_numpy(float) for name in ("value", "w", "ww", "n"))

    def summed(terms: np.ndarray) -> np.ndarray:
        return np.bincount(at, terms, columns)

    base, weight, squares = summed(n), summed(w), summed(ww)
    ratio = _ratio(frame, values, at, columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = ratio.share
        around = summed(w * (x - mean[at]) ** 2)
        std_dev = np.sqrt(around / weight * base / (base - 1))
    std_error = np.sqrt(ratio.variance)
    half = t_quantile(ratio.df, confidence=CONFIDENCE) * std_error
    psus = None
    if frame.wave.company_id:
        seen = pd.DataFrame({"at": at, "stratum": values["stratum"], "psu": values["psu"]}).drop_duplicates()
        psus = np.bincount(seen["at"], minlength=columns).astype(float) if frame.is_clustered else base
    moments = pd.DataFrame(
        {
            "unweighted_base": base,
            "effective_base": effective_base(weight, squares),
            "mean": mean,
            "std_error": std_error,
            "df": ratio.df,
            "low": mean - half,
            "high": mean + half,
            "std_dev": std_dev,
            "median": [_median(x[at == column], w[at == column]) for column in range(columns)],
        }
    )
    return moments, psus, ratio.is_lonely


def _ratio(frame: Frame, values: pd.DataFrame, at: np.ndarray, columns: int) -> DomainRatio:
    """The mean as a ratio of totals: T1 = sum of w x, T0 = sum of w, from PSU totals by stratum."""
    stratum = (
        values["stratum"].map({name: place for place, name in enumerate(frame.strata.names)}).to_numpy(int)
    )
    x, w, ww, psus = (values[name].to_numpy(float) for name in ("value", "w", "ww", "psus"))
    shift = float(np.average(x, weights=w)) if w.sum() > 0 else 0.0  # squares of large numbers cancel badly
    x = x - shift
    terms = {"s0": w, "s1": w * x, "m00": ww, "m01": ww * x, "m11": ww * x * x, "psus": psus}
    sums = pd.DataFrame({"stratum": stratum, "at": at, **terms})
    if frame.is_clustered:
        totals = (
            sums.assign(psu=values["psu"])
            .groupby(["stratum", "at", "psu"], as_index=False)[["s0", "s1"]]
            .sum()
        )
        sums = totals.assign(
            m00=totals["s0"] ** 2,
            m01=totals["s0"] * totals["s1"],
            m11=totals["s1"] ** 2,
            psus=totals["s0"] > 0,
        )
    cells = sums["stratum"] * columns + sums["at"]
    shape = (len(frame.strata.names), columns)
    arrays = {name: np.bincount(cells, sums[name], shape[0] * shape[1]).reshape(shape) for name in terms}
    ratio = domain_ratio(
        frame.strata.psus,
        frame.strata.fraction,
        *(arrays[name] for name in ("s0", "s1", "m00", "m01", "m11", "psus")),
    )
    return DomainRatio(ratio.share + shift, ratio.variance, ratio.df, ratio.is_lonely)


def _median(x: np.ndarray, w: np.ndarray) -> float:
    """The smallest value that half the weight lies at or below; averaged with the next where it is exactly half."""
    if not w.sum() > 0:
        return np.nan
    order = np.argsort(x, kind="stable")
    x, part = x[order], np.cumsum(w[order]) / w.sum()
    at = int(np.searchsorted(part, 0.5 - 1e-12))
    is_half = abs(part[at] - 0.5) <= 1e-12 and at + 1 < len(x)
    return float((x[at] + x[at + 1]) / 2 if is_half else x[at])
