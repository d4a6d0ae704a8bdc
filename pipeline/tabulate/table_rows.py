"""Everybody in groups fine enough for any table's covariance: clusters, raked weights and second stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.membership import membership
from pipeline.frame.psu_totals import Psus, read_psus
from pipeline.frame.raking import RAKED
from pipeline.stats.calibrated_residuals import raked_fit
from pipeline.stats.psu_covariance import psu_covariance
from pipeline.stats.totals import total_covariance
from pipeline.stats.two_stage import second_stage_covariance

BETWEEN = "\x1f"  # no option's code holds it


@dataclass(frozen=True, slots=True)
class TableRows:
    """Groups of respondents (rows,): places of stratum, PSU and raking cell, weights, and what they count for.

    `has` (patterns, options) says what each pattern of options holds, `is_member` (cells, columns) which
    columns a cell belongs to. `psus` is None where respondents are PSUs; `raking` is not -1 under raked weights.
    """

    stratum: np.ndarray
    psu: np.ndarray
    raking: np.ndarray
    cell: np.ndarray
    pattern: np.ndarray
    w: np.ndarray
    ww: np.ndarray
    has: np.ndarray
    is_member: np.ndarray
    psus: Psus | None


def needs_rows(frame: Frame, weighting: str) -> bool:
    """Whether a table's covariance takes more than products of respondents' own cells."""
    is_raked = weighting == RAKED and frame.raking is not None
    return frame.is_clustered or is_raked or bool(frame.wave.design.second_stage)


def read_table_rows(engine: Engine, frame: Frame, options: Sequence[str], weighting: str) -> TableRows:
    """The rows of the item that `read_item` made ready; `options` in the order of its counts."""
    is_made = frame.is_replicated(weighting) and frame.replicated is not None
    by_psu = frame.is_clustered or bool(frame.wave.design.second_stage) or is_made
    is_raked = weighting == RAKED and frame.raking is not None
    takes_squares = is_raked or not by_psu or bool(frame.wave.design.second_stage)
    found = engine.run(
        Path(__file__).with_name("table_rows.sql"), by_psu=by_psu, between=BETWEEN, with_squares=takes_squares
    )
    strata = pd.Index(frame.strata.names)
    psus = read_psus(engine, frame) if by_psu else None
    psu = np.zeros(len(found), dtype=int)
    if psus:
        names = pd.MultiIndex.from_arrays([strata.to_numpy()[psus.stratum], psus.names])
        psu = names.get_indexer(pd.MultiIndex.from_arrays([found["stratum"], found["psu"]]))
    raking = np.full(len(found), -1)
    if is_raked and frame.raking is not None:
        raking = np.searchsorted(frame.raking[0], found["raking"].to_numpy(np.int64))
    pattern, has = option_patterns(found["options"], options)
    cells, cell = np.unique(found["cell"].to_numpy(np.int64), return_inverse=True)
    return TableRows(
        strata.get_indexer(found["stratum"]), psu, raking, cell, pattern,
        found["w"].to_numpy(float), found["ww"].to_numpy(float),
        has, membership(engine, frame.places, cells), psus,
    )  # fmt: skip


def option_patterns(found: pd.Series, options: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The place of each row's set of options (joined by BETWEEN), and which options each set holds."""
    pattern, patterns = pd.factorize(found, use_na_sentinel=False)
    has = [[not pd.isna(one) and code in one.split(BETWEEN) for code in options] for one in patterns]
    return pattern, np.array(has, dtype=bool).reshape(len(patterns), len(options))


def rows_covariance(
    frame: Frame, rows: TableRows, columns: Sequence[int], options: Sequence[int]
) -> np.ndarray:
    """(K, K) of the totals of these options in these columns, options first, by the wave's design."""
    is_raked = frame.raking is not None and len(rows.raking) > 0 and rows.raking[0] >= 0
    if rows.psus is not None and not is_raked and not frame.wave.design.second_stage:
        psus = rows.psus.stratum
        totals = _psu_totals(rows, columns, options)
        return psu_covariance(frame.strata.psus, frame.strata.fraction, psus, totals, lonely=frame.lonely)
    inside = (
        rows.has[rows.pattern][:, options][:, :, None] & rows.is_member[rows.cell][:, columns][:, None, :]
    ).reshape(len(rows.w), -1)
    value = _left(frame, rows, inside.astype(float)) if is_raked else inside.astype(float)
    if rows.psus is None:
        return _of_respondents(frame, rows, value, is_raked=is_raked)
    totals = np.zeros((len(rows.psus.names), value.shape[1]))
    np.add.at(totals, rows.psu, rows.w[:, None] * value)
    strata, place = frame.strata, rows.psus.stratum
    found = psu_covariance(
        strata.psus, strata.fraction, place, totals, lonely=frame.lonely, is_calibrated=is_raked
    )
    if not frame.wave.design.second_stage:
        return found
    fractions = strata.fraction[place], rows.psus.second_fraction
    products = _squares(rows.psu, len(totals), rows.ww, value)
    return found + second_stage_covariance(
        *fractions, rows.psus.respondents, totals, products, lonely=frame.lonely
    )


def _psu_totals(rows: TableRows, columns: Sequence[int], options: Sequence[int]) -> np.ndarray:
    """(PSUs, options × columns) without a row a group: cells are few, groups may be as many as respondents."""
    from scipy.sparse import csr_array

    assert rows.psus is not None
    shape = (len(rows.psus.names), len(rows.is_member))
    member = rows.is_member[:, columns].astype(float)
    parts = []
    for option in options:
        chosen = rows.has[rows.pattern, option]
        by_cell = csr_array((rows.w[chosen], (rows.psu[chosen], rows.cell[chosen])), shape=shape)
        parts.append(by_cell @ member)
    return np.hstack(parts)


def _left(frame: Frame, rows: TableRows, value: np.ndarray) -> np.ndarray:
    """The values, less what raking targets explain of them."""
    cells, raking = frame.raking  # type: ignore[misc]
    before = np.divide(1.0, raking.factors, out=np.zeros(len(cells)), where=raking.factors > 0)
    w = before[rows.raking] * rows.w
    sums = np.zeros((len(cells), value.shape[1]))
    np.add.at(sums, rows.raking, w[:, None] * value)
    return value - raked_fit(np.bincount(rows.raking, w, len(cells)), sums, raking.margins)[rows.raking]


def _of_respondents(frame: Frame, rows: TableRows, value: np.ndarray, *, is_raked: bool) -> np.ndarray:
    strata = frame.strata
    sums = np.zeros((len(strata.names), value.shape[1]))
    np.add.at(sums, rows.stratum, rows.w[:, None] * value)
    products = _squares(rows.stratum, len(strata.names), rows.ww, value)
    return total_covariance(
        strata.psus, strata.fraction, sums, products, lonely=frame.lonely, is_calibrated=is_raked
    ).covariance


def _squares(place: np.ndarray, places: int, ww: np.ndarray, value: np.ndarray) -> np.ndarray:
    """(places, K, K): squared weights times the products of their values, added up by place."""
    found = np.zeros((places, value.shape[1], value.shape[1]))
    order = np.argsort(place, kind="stable")
    ends = np.searchsorted(place[order], np.arange(places + 1))
    for at, here in enumerate(np.split(order, ends[1:-1])):
        found[at] = value[here].T @ (ww[here][:, None] * value[here])
    return found
