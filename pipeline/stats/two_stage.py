"""The second stage's part of the variance, where PSUs were subsampled from a finite number of units."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def second_stage_covariance(
    first_fraction: ArrayLike,
    second_fraction: ArrayLike,
    units: ArrayLike,
    sums: ArrayLike,
    products: ArrayLike,
) -> np.ndarray:
    """What to add to the covariance (K, K) of totals: sum_j f_h (1-f_hj) b/(b-1) (M_j - s_j s_j'/b).

    One row per PSU (J,): `first_fraction` f_h sampled of its stratum's PSUs, `second_fraction` f_hj
    sampled of its units, `units` b in the sample; `sums` (J, K) of weighted values over the PSU's units,
    `products` (J, K, K) of their products. A PSU with one unit adds 0 where all of it was taken, and NaN
    where there was more to take. Source: Cochran 1977, 10.4; R survey's multistage.
    """
    f1, f2, b = (np.asarray(value, dtype=float) for value in (first_fraction, second_fraction, units))
    s, m = np.asarray(sums, dtype=float), np.asarray(products, dtype=float)
    spread = m - np.einsum("jk,jl->jkl", s, s) / np.maximum(b, 1.0)[:, None, None]
    scale = f1 * (1 - f2) * b / np.maximum(b - 1, 1.0)
    alone = (b == 1) & (f2 < 1) & (f1 > 0)
    return np.einsum("j,jkl->kl", np.where(alone, np.nan, scale), spread)


def second_stage_variance(
    first_fraction: ArrayLike,
    second_fraction: ArrayLike,
    units: ArrayLike,
    sums: ArrayLike,
    squares: ArrayLike,
) -> np.ndarray:
    """The same (cells,) for estimates whose linearised value is known, to add to their variance.

    `sums` and `squares` (J, cells): weight times the linearised value, and its square, summed over each
    PSU's units; of a ratio R = T1/T0 (s1 - R s0)/T0 and (m11 - 2 R m01 + R^2 m00)/T0^2.
    """
    f1, f2, b = (
        np.asarray(value, dtype=float)[:, None] for value in (first_fraction, second_fraction, units)
    )
    s, m = np.asarray(sums, dtype=float), np.asarray(squares, dtype=float)
    scale = f1 * (1 - f2) * b / np.maximum(b - 1, 1.0)
    alone = (b == 1) & (f2 < 1) & (f1 > 0)
    return (np.where(alone, np.nan, scale) * (m - s * s / np.maximum(b, 1.0))).sum(axis=0)
