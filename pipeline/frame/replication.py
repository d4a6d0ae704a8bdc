"""Replicate weights of a wave: how their deviations are scaled, and how many degrees of freedom each column has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.codebook.model import Design, Replication
from pipeline.engine import Engine
from pipeline.errors import DesignError
from pipeline.frame.grossing import grossing_factors
from pipeline.frame.membership import membership
from pipeline.frame.psu_totals import Psus, read_psus
from pipeline.frame.strata import Strata
from pipeline.stats.replicate_variance import jackknife_df, replicate_df, replicate_scale
from pipeline.stats.replicates import Replicates, balanced_half_samples, bootstrap, jackknife

if TYPE_CHECKING:
    from pipeline.frame.build import Frame

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Replicated:
    """variance = scale * sum(rscales * deviation^2).

    `df` (places,) of each column of the tables, `total_df` of everybody; `factors` (PSUs, R) of the weights
    made here, None where they came with the data.
    """

    scale: float
    rscales: np.ndarray
    df: np.ndarray
    total_df: float
    factors: np.ndarray | None = None
    per_weight: float = 1.0  # a mean-1 weight in the unit of the weights that came with the data


def read_replicated(engine: Engine, frame: Frame, replication: Replication) -> Replicated:
    """From the relation `frame` and its members. Raises DesignError where the method does not fit the strata.

    Degrees of freedom are the rank of the weights of the column's respondents less one, as R's degf has them.
    """
    cells = engine.run(HERE / "cells.sql")["cell"].to_numpy(np.int64)
    is_member = membership(engine, frame.places, cells)
    if not replication.is_supplied:
        return _made(engine, frame, replication, cells, is_member)
    found = engine.run(HERE / "replicate_weights.sql")
    weights = np.stack(found["weights"].to_numpy())
    of_cell = is_member[np.searchsorted(cells, found["cell"].to_numpy(np.int64))]
    replicates = weights.shape[1]
    scale = replication.scale or replicate_scale(replication.method, replicates, fay=replication.fay)  # type: ignore[arg-type]
    rscales = np.array(replication.rscales or [1.0] * replicates)
    df = [replicate_df(weights[inside].T @ weights[inside]) for inside in of_cell.T]
    total_df = float(replicate_df(weights.T @ weights))
    per_weight = grossing_factors(engine).get(frame.weightings[0], 1.0)
    return Replicated(scale, rscales, np.array(df, dtype=float), total_df, per_weight=per_weight)


def _made(
    engine: Engine, frame: Frame, replication: Replication, cells: np.ndarray, is_member: np.ndarray
) -> Replicated:
    require_one_stage(frame.wave.design)
    psus = read_psus(engine, frame)
    fraction = left_fraction(frame.strata, frame.lonely)[psus.stratum]
    named = np.array(frame.strata.names, dtype=object)[psus.stratum]
    made = made_replicates(replication, named, fraction)
    found = engine.run(HERE / "psu_cells.sql")
    place = {key: at for at, key in enumerate(zip(psus.stratum.tolist(), psus.names, strict=True))}
    strata = {name: at for at, name in enumerate(frame.strata.names)}
    keys = zip(found["stratum"].map(strata), found["psu"], strict=True)
    row = np.array([place[key] for key in keys], dtype=int)
    present = np.zeros((len(psus.names), is_member.shape[1]), dtype=bool)
    np.logical_or.at(present, row, is_member[np.searchsorted(cells, found["cell"].to_numpy(np.int64))])
    scaled = Replicated(made.scale, made.rscales, np.zeros(0), float(made.df), made.factors)
    df = [made_df(frame, psus, scaled, inside) for inside in present.T]
    return replace(scaled, df=np.array(df, dtype=float))


def made_df(frame: Frame, psus: Psus, made: Replicated, inside: np.ndarray) -> float:
    """Degrees of freedom that the weights made here leave a table with these PSUs (J,) in it."""
    assert frame.wave.design.replication is not None
    assert made.factors is not None
    if inside.all():
        return made.total_df
    if frame.wave.design.replication.method in {"jk1", "jkn"}:
        return jackknife_df(
            psus.stratum, inside, is_left_out=left_fraction(frame.strata, frame.lonely)[psus.stratum] < 1
        )
    kept = made.factors[inside]
    return replicate_df(kept.T @ kept)


def require_one_stage(design: Design) -> None:
    """Raises DesignError where a second stage is declared beside replicate weights that are made here."""
    if design.second_stage:
        raise DesignError(
            "replicate weights that are made here are of the PSUs and know no `second_stage`; leave out one of them"
        )


def left_fraction(strata: Strata, lonely: str) -> np.ndarray:
    """(strata,) the part that was sampled; 1, which needs no replicate, where the rule lets a lonely PSU add nothing."""
    adds_nothing = (strata.psus == 1) & (lonely in {"remove", "certainty"})
    return np.where(adds_nothing, 1.0, strata.fraction)


def made_replicates(replication: Replication, stratum: np.ndarray, fraction: np.ndarray) -> Replicates:
    """Replicate weights of the PSUs by the codebook's method. Raises DesignError where the design forbids it."""
    match replication.method:
        case "brr":
            return balanced_half_samples(stratum, fraction=fraction)
        case "fay":
            return balanced_half_samples(stratum, fay=replication.fay, fraction=fraction)
        case "bootstrap":
            return bootstrap(stratum, draws=replication.replicates, fraction=fraction)
    return jackknife(stratum, fraction=fraction)
