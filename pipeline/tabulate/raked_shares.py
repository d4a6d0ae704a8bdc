"""The variance of shares under the weight `raked`: only what the targets do not explain is uncertain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.psu_totals import Psus, read_psu_totals, read_psus
from pipeline.frame.raking import read_raked_counts, read_raked_weights
from pipeline.stats.raked_ratio import RakingCells, explained_by_targets, raked_ratio
from pipeline.stats.totals import DomainRatio, influence_variance
from pipeline.tabulate.count import Counts

BLOCK = 4_000_000  # numbers held at once


@dataclass(frozen=True, slots=True)
class _Sample:
    """Raked weights of everybody: by stratum and raking cell, and by PSU and raking cell where there are PSUs."""

    frame: Frame
    cells: np.ndarray
    raking: RakingCells
    w: np.ndarray
    ww: np.ndarray
    psus: Psus | None


def raked_shares(engine: Engine, frame: Frame, counts: Counts) -> DomainRatio:
    """(columns × options,) of the item that was counted last. Source: `raked_ratio`."""
    sample = _read_sample(engine, frame)
    found = read_raked_counts(engine, counts.options)
    at = (
        found["stratum"].map(_places(frame)).to_numpy(int),
        np.searchsorted(sample.cells, found["raking"].to_numpy(np.int64)),
        found["place"].to_numpy(int),
        found["option"].to_numpy(int) - 1,
    )
    totals = sample.psus and read_psu_totals(engine, frame, sample.psus, counts.options)
    options = len(counts.options)
    rows = max(len(frame.strata.names) * len(sample.cells), len(sample.psus.names) if sample.psus else 1)
    width = max(1, BLOCK // (rows * options))
    blocks = []
    for first in range(0, len(counts.columns), width):
        places = range(first, min(first + width, len(counts.columns)))
        inside = (at[2] >= places.start) & (at[2] < places.stop)
        where = (at[0][inside], at[1][inside], at[2][inside] - first, at[3][inside])
        s, m = np.zeros((2, len(frame.strata.names), len(sample.cells), len(places), options))
        s[where], m[where] = (found[name].to_numpy(float)[inside] for name in ("s", "m"))
        present = np.repeat(counts.psus[:, places, 0], options - 1, axis=1)
        if totals:
            blocks.append(_of_psus(sample, s, totals.of(places), present))
        else:
            blocks.append(_of_respondents(sample, s, m, present))
    names = ("share", "variance", "df", "is_lonely")
    return DomainRatio(*(np.concatenate([getattr(block, name) for block in blocks]) for name in names))


def _read_sample(engine: Engine, frame: Frame) -> _Sample:
    cells, raking = frame.raking  # type: ignore[misc]
    found = read_raked_weights(engine, by_psu=frame.is_clustered)
    psus = read_psus(engine, frame) if frame.is_clustered else None
    row = found["stratum"].map(_places(frame)).to_numpy(int)
    if psus:
        place = {key: at for at, key in enumerate(zip(psus.stratum.tolist(), psus.names, strict=True))}
        row = np.array([place[key] for key in zip(row.tolist(), found["psu"], strict=True)], dtype=int)
    w, ww = np.zeros((2, len(psus.names) if psus else len(frame.strata.names), len(cells)))
    where = row, np.searchsorted(cells, found["raking"].to_numpy(np.int64))
    w[where], ww[where] = found["w"].to_numpy(float), found["ww"].to_numpy(float)
    return _Sample(frame, cells, raking, w, ww, psus)


def _places(frame: Frame) -> dict[str, int]:
    return {name: at for at, name in enumerate(frame.strata.names)}


def _of_respondents(sample: _Sample, s: np.ndarray, m: np.ndarray, present: np.ndarray) -> DomainRatio:
    strata = sample.frame.strata
    base, count = _base_and_count(s)
    base_m, count_m = _base_and_count(m)
    return raked_ratio(
        strata.psus,
        strata.fraction,
        sample.raking,
        (sample.w, sample.ww),
        (base, count),
        (base_m, count_m, count_m),
        present,
        lonely=sample.frame.lonely,
    )


def _of_psus(sample: _Sample, s: np.ndarray, t: np.ndarray, present: np.ndarray) -> DomainRatio:
    """As `raked_ratio_by_psu`, without holding PSUs × raking cells × shares at once."""
    strata, raking, psus = sample.frame.strata, sample.raking, sample.psus
    base, count = (part.sum(axis=0) for part in _base_and_count(s))  # (cells, shares)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = base.sum(axis=0)
        share = np.where(total > 0, count.sum(axis=0) / total, np.nan)
        z = (count - share * base) / total
        fit = explained_by_targets(raking, sample.w.sum(axis=0), z)
        psu_base, psu_count = _base_and_count(t)
        residual = (psu_count - share * psu_base) / total - sample.w @ fit
    sums, squares = np.zeros((2, len(strata.psus), share.size))
    np.add.at(sums, psus.stratum, residual)  # type: ignore[union-attr]
    np.add.at(squares, psus.stratum, residual**2)  # type: ignore[union-attr]
    found = influence_variance(
        strata.psus, strata.fraction, sums, squares, present, lonely=sample.frame.lonely, is_calibrated=True
    )
    return DomainRatio(share, np.where(np.isnan(share), np.nan, found.variance), found.df, found.is_lonely)


def _base_and_count(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The last two axes, columns and options, as one of shares: each share's base, and its count."""
    flat = (*values.shape[:-2], -1)
    options = values.shape[-1] - 1
    return np.repeat(values[..., :1], options, axis=-1).reshape(flat), values[..., 1:].reshape(flat)
