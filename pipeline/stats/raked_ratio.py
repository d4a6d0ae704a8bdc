"""Shares under raked weights, with the standard error that knows the targets were met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.calibrated_residuals import raked_fit
from pipeline.stats.lonely import Lonely
from pipeline.stats.totals import DomainRatio, influence_variance


@dataclass(frozen=True, slots=True)
class RakingCells:
    """The raking: `factors` (C,) that the weights of each cell took, `margins` the category of each cell."""

    factors: np.ndarray
    margins: Sequence[ArrayLike]


def raked_ratio(  # noqa: PLR0917 - the sums of one GROUP BY, in its order
    psus: ArrayLike,
    fraction: ArrayLike,
    raking: RakingCells,
    everybody: tuple[ArrayLike, ArrayLike],
    sums: tuple[ArrayLike, ArrayLike],
    products: tuple[ArrayLike, ArrayLike, ArrayLike],
    domain_psus: ArrayLike,
    *,
    lonely: Lonely = "flag",
) -> DomainRatio:
    """As `domain_ratio`, for respondents as PSUs and weights raked over C cells.

    By stratum and raking cell, of the raked weights: `everybody` (H, C) sums of w and of w^2 over all
    respondents; `sums` (H, C, K) of w over the base, and of w y; `products` (H, C, K) of w^2, w^2 y and
    w^2 y^2 over the base (of a 0/1 answer the last two are one). `domain_psus` (H, K). One margin is
    post-stratification. Source: Deville, Sarndal & Sautory 1993; R survey's svymean after calibrate.
    """
    w, ww = (np.asarray(value, dtype=float)[:, :, None] for value in everybody)
    share, z, total = _influence(sums, axis=(0, 1))
    m00, m01, m11 = (np.asarray(value, dtype=float) for value in products)
    fit = explained_by_targets(raking, w.sum(axis=0)[:, 0], z.sum(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        square = (m11 - 2 * share * m01 + share**2 * m00) / total**2
        cross = (m01 - share * m00) / total
    precision = influence_variance(
        psus,
        fraction,
        (z - w * fit).sum(axis=1),
        (square - 2 * fit * cross + fit**2 * ww).sum(axis=1),
        domain_psus,
        lonely=lonely,
        is_calibrated=True,
    )
    variance = np.where(np.isnan(share), np.nan, precision.variance)
    return DomainRatio(share, variance, precision.df, precision.is_lonely)


def raked_ratio_by_psu(  # noqa: PLR0917 - as above
    psus: ArrayLike,
    fraction: ArrayLike,
    raking: RakingCells,
    stratum: ArrayLike,
    everybody: ArrayLike,
    sums: tuple[ArrayLike, ArrayLike],
    domain_psus: ArrayLike,
    *,
    lonely: Lonely = "flag",
) -> DomainRatio:
    """The same for clusters: `stratum` (J,) the position of each PSU's stratum, `everybody` (J, C) sums of
    the raked weights by PSU and raking cell, `sums` (J, C, K) of them over the base, and times y.
    """
    w = np.asarray(everybody, dtype=float)[:, :, None]
    share, z, _ = _influence(sums, axis=(0, 1))
    fit = explained_by_targets(raking, w.sum(axis=0)[:, 0], z.sum(axis=0))
    residual = (z - w * fit).sum(axis=1)
    strata = np.asarray(psus).size
    total, square = np.zeros((strata, residual.shape[1])), np.zeros((strata, residual.shape[1]))
    np.add.at(total, np.asarray(stratum, dtype=np.intp), residual)
    np.add.at(square, np.asarray(stratum, dtype=np.intp), residual**2)
    precision = influence_variance(
        psus, fraction, total, square, domain_psus, lonely=lonely, is_calibrated=True
    )
    variance = np.where(np.isnan(share), np.nan, precision.variance)
    return DomainRatio(share, variance, precision.df, precision.is_lonely)


def _influence(
    sums: tuple[ArrayLike, ArrayLike], *, axis: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shares (K,), the sums of their linearised values in the shape of the sums, and the bases (K,)."""
    s0, s1 = (np.asarray(value, dtype=float) for value in sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = s0.sum(axis=axis)
        share = np.where(total > 0, s1.sum(axis=axis) / total, np.nan)
        return share, (s1 - share * s0) / total, total


def explained_by_targets(raking: RakingCells, weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """(C, K): what the margins explain of linearised values, by the weights from before the raking.

    `weights` (C,) and `values` (C, K) are sums over each cell of the raked weights, and of them times the value;
    the residual is the value less this.
    """
    factors = np.asarray(raking.factors, dtype=float)[:, None]
    before = np.divide(1.0, factors, out=np.zeros_like(factors), where=factors > 0)
    return raked_fit(weights * before[:, 0], np.nan_to_num(values) * before, raking.margins)
