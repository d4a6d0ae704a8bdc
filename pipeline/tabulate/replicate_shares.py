"""The variance of shares from replicate weights: supplied with the data, or made from strata and PSUs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.codebook.model import Replication
from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.psu_totals import read_psu_totals, read_psus
from pipeline.stats.replicate_variance import replicate_df, replicate_scale
from pipeline.stats.replicates import Replicates, balanced_half_samples, bootstrap, jackknife
from pipeline.stats.totals import DomainRatio
from pipeline.tabulate.count import Counts

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Scaled:
    """variance = scale * sum(rscales * deviation^2), and the design's degrees of freedom."""

    scale: float
    rscales: np.ndarray
    df: float


def replicate_shares(engine: Engine, frame: Frame, counts: Counts) -> DomainRatio:
    """(columns × options,) of the item that was counted last. Source: `replicate_covariance`."""
    replication = frame.wave.design.replication
    assert replication is not None
    if replication.is_supplied:
        totals, scaled = _supplied(engine, frame, counts), supplied_scale(engine, replication)
    else:
        psus = read_psus(engine, frame)
        made = made_replicates(replication, psus.stratum, frame.strata.fraction[psus.stratum])
        by_psu = read_psu_totals(engine, frame, psus, counts.options)
        columns = range(len(counts.columns))
        totals = np.concatenate(
            [np.tensordot(made.factors.T, by_psu.of([at]), axes=1) for at in columns], axis=1
        )
        scaled = Scaled(made.scale, made.rscales, float(made.df))
    full = counts.s.sum(axis=0)
    return replicate_ratio(full[:, :1], full[:, 1:], totals[:, :, :1], totals[:, :, 1:], scaled)


def replicate_ratio(
    base: np.ndarray, count: np.ndarray, bases: np.ndarray, counts: np.ndarray, scaled: Scaled
) -> DomainRatio:
    """The ratios count/base, flat; `bases` and `counts` (R, ...) by replicate, around the full estimate.

    A replicate without anybody in the base makes that ratio's variance NaN.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(base > 0, count / base, np.nan)
        each = np.where(bases > 0, counts / bases, np.nan)
    deviation = np.where(scaled.rscales.reshape(-1, *[1] * share.ndim) > 0, each - share, 0.0)
    variance = scaled.scale * np.einsum("r,r...->...", scaled.rscales, deviation**2)
    known = ~np.isnan(share.ravel())
    df = np.where(known & (scaled.df > 0), scaled.df, np.nan)
    return DomainRatio(share.ravel(), variance.ravel(), df, np.zeros(known.size, dtype=bool))


def made_replicates(replication: Replication, stratum: np.ndarray, fraction: np.ndarray) -> Replicates:
    """Replicate weights of the PSUs by the codebook's method. Raises DesignError where the design forbids it."""
    match replication.method:
        case "brr":
            return balanced_half_samples(stratum)
        case "fay":
            return balanced_half_samples(stratum, fay=replication.fay)
        case "bootstrap":
            return bootstrap(stratum, draws=replication.replicates)
    return jackknife(stratum, fraction=fraction)


def supplied_scale(engine: Engine, replication: Replication) -> Scaled:
    """The scale of supplied replicate weights; df is their rank less one, as R's degf."""
    weights = np.stack(engine.run(HERE / "replicate_weights.sql")["weights"].to_numpy())
    replicates = weights.shape[1]
    scale = replicate_scale(replication.method, replicates, fay=replication.fay)  # type: ignore[arg-type]
    return Scaled(scale, np.ones(replicates), float(replicate_df(weights.T @ weights)))


def _supplied(engine: Engine, frame: Frame, counts: Counts) -> np.ndarray:
    """(R, columns, options) sums of the replicate weights."""
    engine.view(
        "replicate_cells", "item_cells",
        {"cell": "cell", "answer": "answer", "reason": "reason", "replicates": "replicates"},
    )  # fmt: skip
    replicates = int(engine.run(HERE / "replicate_count.sql")["replicates"].iloc[0])
    found = engine.run(
        HERE / "counts_by_replicate.sql", options=list(counts.options), replicates=list(range(replicates))
    )
    totals = np.zeros((replicates, len(counts.columns), len(counts.options)))
    totals[found["replicate"], found["place"], found["option"] - 1] = found["w"].to_numpy(float)
    return totals
