"""The kernel: totals over a stratified sample of PSUs, their covariance, and the share of a domain.

Everything comes from sums by stratum that one nested GROUP BY gives: PSU totals first, then their sums
and sums of products by stratum. Without clusters every respondent is a PSU. A domain is a 0/1 inside the
sums, never a filter, so that a stratum keeps all its PSUs. Source: Woodruff 1971; Binder 1983; Lumley 2010.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.lonely import Lonely, strata_per_usable, usable_strata

ROUNDING = 1e-20  # the part of a sum of squares that is none


@dataclass(frozen=True, slots=True)
class DomainRatio:
    """Share, its variance, degrees of freedom, and whether a lonely PSU took the variance: all (cells,)."""

    share: np.ndarray
    variance: np.ndarray
    df: np.ndarray
    is_lonely: np.ndarray


@dataclass(frozen=True, slots=True)
class Precision:
    """Variance, degrees of freedom, and whether a lonely PSU took the variance: all (cells,)."""

    variance: np.ndarray
    df: np.ndarray
    is_lonely: np.ndarray


@dataclass(frozen=True, slots=True)
class TotalCovariance:
    """Totals (K,), their covariance (K, K), and which strata have a lonely PSU (H,)."""

    totals: np.ndarray
    covariance: np.ndarray
    lonely_strata: np.ndarray


def domain_ratio(  # noqa: PLR0917 - the sums of one GROUP BY, in its order
    psus: ArrayLike,
    fraction: ArrayLike,
    s0: ArrayLike,
    s1: ArrayLike,
    m00: ArrayLike,
    m01: ArrayLike,
    m11: ArrayLike,
    domain_psus: ArrayLike,
    *,
    lonely: Lonely = "flag",
) -> DomainRatio:
    """The ratio T1/T0 by cell, with its linearised variance; a share where t1 is the part of t0.

    `psus` (strata,): PSUs in the sample; `fraction` (strata,): the part of the stratum's PSUs that was
    sampled, 0 without a population size. All others (strata, cells): `s0`, `s1` sums over PSUs of the PSU
    totals t0 (base) and t1 (count), `m00`, `m01`, `m11` of their products, `domain_psus` the PSUs with
    weight in the cell. df is PSUs less strata with weight in the cell; not above 0 it is NaN. An empty
    cell is NaN. `lonely`: what a stratum with one PSU does (see `usable_strata`); `flag` makes the
    variance NaN in the cells it has weight in.
    """
    s0, s1, m00, m01, m11 = (np.asarray(value, dtype=float) for value in (s0, s1, m00, m01, m11))
    with np.errstate(divide="ignore", invalid="ignore"):
        t0 = s0.sum(axis=0)
        share = np.where(t0 > 0, s1.sum(axis=0) / t0, np.nan)
        total = (s1 - share * s0) / t0
        square = (m11 - 2 * share * m01 + share * share * m00) / (t0 * t0)
    precision = influence_variance(psus, fraction, total, square, domain_psus, lonely=lonely)
    return DomainRatio(
        share=share,
        variance=np.where(np.isnan(share), np.nan, precision.variance),
        df=precision.df,
        is_lonely=precision.is_lonely,
    )


def influence_variance(
    psus: ArrayLike,
    fraction: ArrayLike,
    sums: ArrayLike,
    squares: ArrayLike,
    domain_psus: ArrayLike,
    *,
    lonely: Lonely = "flag",
    is_calibrated: bool = False,
) -> Precision:
    """Variances of estimates whose linearised value is known: V = sum_h (1-f) a/(a-1) (M - s^2/a).

    `sums` and `squares` (strata, cells): PSU totals of weight times the linearised value, and their
    squares, summed by stratum; others as in `domain_ratio`. For a calibrated weight the residual takes
    the value's place (`calibrated_residuals`), and `average` counts all strata, as R does.
    """
    total, square = np.asarray(sums, dtype=float), np.asarray(squares, dtype=float)
    present = np.asarray(domain_psus, dtype=float)
    scale, is_lonely_stratum = usable_strata(psus, fraction, lonely=lonely)
    a = np.maximum(np.asarray(psus, dtype=float), 1.0)
    spread = np.maximum(square - total * total / a[:, None], 0.0)  # rounding can leave it under 0
    if lonely == "adjust":
        spread = np.where(is_lonely_stratum[:, None], square, spread)
    variance = (scale[:, None] * spread).sum(axis=0)
    # what targets explain of a domain is taken off everybody, so that strata outside it count as well
    takes_part = (present > 0) | (square > ROUNDING * square.sum(axis=0))
    if lonely == "average":
        variance = variance * strata_per_usable(takes_part | is_calibrated, is_lonely_stratum[:, None])
    is_lonely = np.any(is_lonely_stratum[:, None] & takes_part, axis=0) & (lonely == "flag")
    df = present.sum(axis=0) - (present > 0).sum(axis=0)
    return Precision(np.where(is_lonely, np.nan, variance), np.where(df > 0, df, np.nan), is_lonely)


def total_covariance(
    psus: ArrayLike,
    fraction: ArrayLike,
    sums: ArrayLike,
    products: ArrayLike,
    *,
    lonely: Lonely = "flag",
    is_calibrated: bool = False,
) -> TotalCovariance:
    """Totals and their design covariance: V = sum_h (1-f_h) a_h/(a_h-1) (M_h - s_h s_h'/a_h).

    `psus`, `fraction` (H,) as in `domain_ratio`; `sums` (H, K): PSU totals summed by stratum; `products`
    (H, K, K): their products. With `flag`, a total with weight in a lonely stratum has NaN covariances; `average`
    counts the strata in which any of the totals has weight, `is_calibrated` all of them.
    """
    s, m = np.asarray(sums, dtype=float), np.asarray(products, dtype=float)
    a = np.asarray(psus, dtype=float)
    scale, is_lonely = usable_strata(psus, fraction, lonely=lonely)
    spread = m - np.einsum("hk,hl->hkl", s, s) / np.maximum(a, 1.0)[:, None, None]
    if lonely == "adjust":
        spread = np.where(is_lonely[:, None, None], m, spread)
    covariance = np.einsum("h,hkl->kl", scale, spread)
    if lonely == "average":
        takes_part = (np.einsum("hkk->hk", m) > 0).any(axis=1) | is_calibrated
        covariance = covariance * strata_per_usable(takes_part, is_lonely)
    if lonely == "flag":
        lost = np.any(np.einsum("hkk->hk", m)[is_lonely] != 0, axis=0)
        covariance = np.where(lost[:, None] | lost[None, :], np.nan, covariance)
    return TotalCovariance(s.sum(axis=0), covariance, is_lonely)
