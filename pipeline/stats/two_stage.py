"""The second stage's part of the variance, where PSUs were subsampled from a finite number of units."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.lonely import Lonely, strata_per_usable


def second_stage_covariance(
    first_fraction: ArrayLike,
    second_fraction: ArrayLike,
    units: ArrayLike,
    sums: ArrayLike,
    products: ArrayLike,
    *,
    lonely: Lonely = "flag",
) -> np.ndarray:
    """What to add to the covariance (K, K) of totals: sum_j f_h (1-f_hj) b/(b-1) (M_j - s_j s_j'/b).

    One row per PSU (J,): `first_fraction` f_h sampled of its stratum's PSUs, `second_fraction` f_hj
    sampled of its units, `units` b in the sample; `sums` (J, K) of weighted values over the PSU's units,
    `products` (J, K, K) of their products. A PSU with one unit adds 0 where all of it was taken; where there was
    more to take it is `lonely` as a stratum with one PSU is: NaN for what has weight in it under `flag`, 0,
    its square under `adjust`, the others' mean under `average`.
    Source: Cochran 1977, 10.4; R survey's multistage, which has NaN under `average`.
    """
    s, m = np.asarray(sums, dtype=float), np.asarray(products, dtype=float)
    scale, alone = _scale(first_fraction, second_fraction, units)
    b = np.where(alone & (lonely == "adjust"), np.inf, np.maximum(np.asarray(units, dtype=float), 1.0))
    found = np.einsum("j,jkl->kl", scale, m - np.einsum("jk,jl->jkl", s, s) / b[:, None, None])
    squares = np.einsum("jkk->jk", m)
    if lonely == "average":
        found = found * strata_per_usable((squares > 0).any(axis=1) & (scale > 0), alone)
    lost = (squares[alone] > 0).any(axis=0) & (lonely == "flag")
    return np.where(lost[:, None] | lost[None, :], np.nan, found)


def second_stage_variance(
    first_fraction: ArrayLike,
    second_fraction: ArrayLike,
    units: ArrayLike,
    sums: ArrayLike,
    squares: ArrayLike,
    *,
    lonely: Lonely = "flag",
) -> np.ndarray:
    """The same (cells,) for estimates whose linearised value is known, to add to their variance.

    `sums` and `squares` (J, cells): weight times the linearised value, and its square, summed over each
    PSU's units; of a ratio R = T1/T0 (s1 - R s0)/T0 and (m11 - 2 R m01 + R^2 m00)/T0^2.
    """
    s, m = np.asarray(sums, dtype=float), np.asarray(squares, dtype=float)
    scale, alone = _scale(first_fraction, second_fraction, units)
    b = np.where(alone & (lonely == "adjust"), np.inf, np.maximum(np.asarray(units, dtype=float), 1.0))
    found = scale @ (m - s * s / b[:, None])
    if lonely == "average":
        found = found * strata_per_usable((m > 0) & (scale > 0)[:, None], alone[:, None])
    return np.where((m[alone] > 0).any(axis=0) & (lonely == "flag"), np.nan, found)


def _scale(f1: ArrayLike, f2: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The factor (J,) of each PSU's spread, and which have one unit of several."""
    first, second, units = (np.asarray(value, dtype=float) for value in (f1, f2, b))
    alone = (units == 1) & (second < 1) & (first > 0)
    return first * (1 - second) * units / np.maximum(units - 1, 1.0), alone
