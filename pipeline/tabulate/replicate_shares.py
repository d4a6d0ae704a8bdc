"""The variance of shares from replicate weights: supplied with the data, or made from strata and PSUs."""

from __future__ import annotations

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.replicate_totals import replicate_totals
from pipeline.frame.replication import Replicated
from pipeline.stats.totals import DomainRatio
from pipeline.tabulate.count import Counts


def replicate_shares(engine: Engine, frame: Frame, counts: Counts) -> DomainRatio:
    """(columns × options,) of the item that was counted last. Source: `replicate_covariance`."""
    totals, full = replicate_totals(engine, frame, counts.options), counts.s.sum(axis=0)
    return replicate_ratio(full[:, :1], full[:, 1:], totals[:, :, :1], totals[:, :, 1:], replicated_of(frame))


def replicated_of(frame: Frame) -> Replicated:
    """The replicate weights of a wave that has them."""
    assert frame.replicated is not None
    return frame.replicated


def replicate_ratio(
    base: np.ndarray, count: np.ndarray, bases: np.ndarray, counts: np.ndarray, scaled: Replicated
) -> DomainRatio:
    """The ratios count/base (columns, ...), flat; `bases` and `counts` (R, columns, ...) by replicate.

    Deviations are around the full estimate.
    A replicate without anybody in the base makes that ratio's variance NaN.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(base > 0, count / base, np.nan)
        each = np.where(bases > 0, counts / bases, np.nan)
    deviation = np.where(scaled.rscales.reshape(-1, *[1] * share.ndim) > 0, each - share, 0.0)
    variance = scaled.scale * np.einsum("r,r...->...", scaled.rscales, deviation**2)
    df = np.broadcast_to(scaled.df.reshape(-1, *[1] * (share.ndim - 1)), share.shape)
    df = np.where(~np.isnan(share) & (df > 0), df, np.nan)
    return DomainRatio(share.ravel(), variance.ravel(), df.ravel(), np.zeros(share.size, dtype=bool))
