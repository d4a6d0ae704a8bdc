"""The variance of means where it takes every respondent: replicate weights, raked weights, two stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.psu_totals import Psus, read_psus
from pipeline.frame.raking import RAKED
from pipeline.stats.calibrated_residuals import raked_fit
from pipeline.stats.totals import DomainRatio, influence_variance
from pipeline.stats.two_stage import second_stage_variance
from pipeline.tabulate.replicate_shares import replicate_ratio, replicated_of
from pipeline.tabulate.values import Values

RESPONDENTS = Path(__file__).with_name("respondents.sql")


@dataclass(frozen=True, slots=True)
class _Rows:
    """All respondents: value (0 where none), weight, whether a value is there, PSU and cell places."""

    x: np.ndarray
    w: np.ndarray
    has_value: np.ndarray
    psu: np.ndarray
    cell: np.ndarray
    found: pd.DataFrame
    is_raked: bool


def needs_respondents(frame: Frame, weighting: str) -> bool:
    """Whether a mean's variance under this weight cannot be had from sums by PSU."""
    is_raked = weighting == RAKED and frame.raking is not None
    return is_raked or frame.is_replicated(weighting) or bool(frame.wave.design.second_stage)


def respondents_ratio(  # noqa: PLR0917 - the wave, and what is read of it
    engine: Engine, frame: Frame, values: Values, measure: str, weighting: str, of_sums: bool = False
) -> DomainRatio:
    """(columns,) means of the expression `measure` with their variance; `of_sums`: its weighted sums."""
    psus = read_psus(engine, frame)
    rows = _read(engine, frame, psus, values, measure, weighting)
    if frame.is_replicated(weighting):
        return _by_replicates(frame, rows, values, of_sums=of_sums)
    of_column = _raked(frame, rows) if rows.is_raked else _plain(rows)
    columns = [
        _of_column(frame, psus, rows, of_column, at, values, of_sums=of_sums)
        for at in range(values.is_member.shape[1])
    ]
    return DomainRatio(*(np.array([column[place] for column in columns]) for place in range(4)))


def _read(  # noqa: PLR0917 - the wave, and what is read of it
    engine: Engine, frame: Frame, psus: Psus, values: Values, measure: str, weighting: str
) -> _Rows:
    chosen = {
        "source_row": "source_row", "cell": "_cell", "stratum": "_stratum", "psu": "_psu", "raking": "_raking",
        "replicates": "_replicates" if frame.is_replicated(weighting) else "NULL::DOUBLE[]",
        "value": measure, "weight": frame.weight_sql(weighting),
    }  # fmt: skip
    engine.view("value_rows", "frame", chosen)
    found = engine.run(RESPONDENTS)
    strata = np.array(frame.strata.names, dtype=object)[psus.stratum]
    names = pd.MultiIndex.from_arrays([strata, psus.names])
    x = found["value"].to_numpy(float)
    return _Rows(
        np.nan_to_num(x),
        found["weight"].to_numpy(float),
        ~np.isnan(x),
        names.get_indexer(pd.MultiIndex.from_arrays([found["stratum"], found["psu"]])),
        found["cell"].map({cell: at for at, cell in enumerate(values.cells)}).fillna(-1).to_numpy(int),
        found,
        weighting == RAKED and frame.raking is not None,
    )


def _inside(rows: _Rows, values: Values, column: int) -> np.ndarray:
    return rows.has_value & (rows.cell >= 0) & values.is_member[rows.cell, column]


def _plain(rows: _Rows) -> Callable[[np.ndarray], np.ndarray]:
    return lambda z: rows.w * z


def _raked(frame: Frame, rows: _Rows) -> Callable[[np.ndarray], np.ndarray]:
    """Weight times what the targets leave of a respondent's value."""
    cells, raking = frame.raking  # type: ignore[misc]
    at = np.searchsorted(cells, rows.found["raking"].to_numpy(np.int64))
    before = (
        np.where(raking.factors > 0, 1 / np.where(raking.factors > 0, raking.factors, 1.0), 0.0)[at] * rows.w
    )
    weight = np.bincount(at, before, len(cells))

    def residual(z: np.ndarray) -> np.ndarray:
        return rows.w * (z - raked_fit(weight, np.bincount(at, before * z, len(cells)), raking.margins)[at])

    return residual


def _of_column(  # noqa: PLR0917 - one column of what stands before it
    frame: Frame,
    psus: Psus,
    rows: _Rows,
    weighted: Callable[[np.ndarray], np.ndarray],
    column: int,
    values: Values,
    *,
    of_sums: bool,
) -> tuple[float, float, float, bool]:
    inside = _inside(rows, values, column)
    base = rows.w[inside].sum()
    if not base > 0:
        return np.nan, np.nan, np.nan, False
    sum_ = float(rows.w[inside] @ rows.x[inside])
    mean = sum_ / base
    each = weighted(np.where(inside, rows.x, 0.0) if of_sums else np.where(inside, rows.x - mean, 0.0) / base)
    totals = np.bincount(rows.psu, each, len(psus.names))
    has_weight = np.bincount(rows.psu, rows.w * inside, len(psus.names)) > 0
    centred = totals - _stratum_means(frame, psus, totals)  # squares of large totals cancel badly
    sums = [
        np.bincount(psus.stratum, term, len(frame.strata.names))[:, None]
        for term in (np.zeros(len(totals)), centred**2, has_weight)
    ]
    found = influence_variance(
        frame.strata.psus, frame.strata.fraction, *sums, lonely=frame.lonely, is_calibrated=rows.is_raked
    )
    variance = found.variance[0]
    if frame.wave.design.second_stage:
        fractions = frame.strata.fraction[psus.stratum], psus.second_fraction
        squares = np.bincount(rows.psu, each**2, len(psus.names))
        variance += second_stage_variance(
            *fractions, psus.respondents, totals[:, None], squares[:, None], lonely=frame.lonely
        )[0]
    return sum_ if of_sums else mean, float(variance), float(found.df[0]), bool(np.isnan(variance))


def _stratum_means(frame: Frame, psus: Psus, totals: np.ndarray) -> np.ndarray:
    """(J,) the mean PSU total of each PSU's stratum; 0 for a lonely one, whose square the rule may want whole."""
    a = frame.strata.psus
    means = np.bincount(psus.stratum, totals, len(a)) / np.maximum(a, 1)
    return np.where(a > 1, means, 0.0)[psus.stratum]


def _by_replicates(frame: Frame, rows: _Rows, values: Values, *, of_sums: bool) -> DomainRatio:
    scaled = replicated_of(frame)
    if scaled.factors is None:
        weights = np.stack(rows.found["replicates"].to_numpy()) / scaled.per_weight
    else:
        weights = scaled.factors[rows.psu] * rows.w[:, None]
    inside = np.stack([_inside(rows, values, at) for at in range(values.is_member.shape[1])], axis=1).astype(
        float
    )
    value = inside * rows.x[:, None]
    if of_sums:
        ones = np.ones(inside.shape[1])
        return replicate_ratio(
            ones, rows.w @ value, np.ones((weights.shape[1], 1)) * ones, weights.T @ value, scaled
        )
    return replicate_ratio(rows.w @ inside, rows.w @ value, weights.T @ inside, weights.T @ value, scaled)
