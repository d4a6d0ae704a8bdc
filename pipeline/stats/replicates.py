"""Replicate weights made from a design: jackknife, balanced half-samples, Fay's, bootstrap.

A replicate multiplies the weights of each PSU by a factor; estimate again with each, and
`replicate_variance` puts the estimates together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError
from pipeline.quoted_cell import is_quoted
from pipeline.stats.replicate_variance import jackknife_df

MOST_NAMED = 5  # strata in an error


@dataclass(frozen=True, slots=True)
class Replicates:
    """`factors` (J, R) of each PSU in each replicate; variance = scale * sum(rscales * deviation^2).

    `df`: PSUs less strata, all take-all strata counted as one PSU.
    """

    factors: np.ndarray
    scale: float
    rscales: np.ndarray
    df: int


def jackknife(strata: ArrayLike, *, fraction: ArrayLike = 0.0) -> Replicates:
    """JKn: one replicate a PSU, which is left out and its stratum's others stand for it; R = PSUs.

    `strata` (J,) of each PSU; with one stratum this is JK1. `fraction` (J,) or one number: the part of
    the stratum's PSUs that was sampled. A take-all stratum needs no replicate; another stratum with one
    PSU raises DesignError. Source: Wolter 2007, 4; R survey's JKn.
    """
    index, sizes = _strata(strata)
    f = np.broadcast_to(np.asarray(fraction, dtype=float), index.shape)
    left_out = np.flatnonzero(f < 1)
    _refuse(strata, (sizes[index] < 2) & (f < 1), "has one PSU; join it with another, or take another method")
    a = sizes[index[left_out]].astype(float)
    same = index[:, None] == index[left_out][None, :]
    factors = np.where(same, a / np.maximum(a - 1, 1), 1.0)
    factors[left_out, np.arange(left_out.size)] = 0.0
    df = jackknife_df(index, np.ones(index.size, dtype=bool), is_left_out=f < 1)
    return Replicates(factors, 1.0, (a - 1) / a * (1 - f[left_out]), df)


def balanced_half_samples(strata: ArrayLike, *, fay: float = 0.0, fraction: ArrayLike = 0.0) -> Replicates:
    """BRR for two PSUs a stratum: each replicate takes one of each, in full orthogonal balance.

    `fay` k (0 up to 1) gives the other PSU weight k and the taken one 2 - k, so that no domain goes empty.
    R is the power of 2 above the number of strata. `fraction` as in `jackknife`, counted as in `bootstrap`.
    Raises DesignError where a stratum that was not taken whole has not two PSUs.
    Source: McCarthy 1969; Judkins 1990; R survey's BRR and Fay.
    """
    from scipy.linalg import hadamard  # heavy

    if not 0 <= fay < 1:
        raise DesignError(f"Fay's factor is {fay:g}; give 0 or more and under 1")
    index, sizes = _strata(strata)
    f = np.broadcast_to(np.asarray(fraction, dtype=float), index.shape)
    _refuse(strata, (sizes[index] != 2) & (f < 1), "has not two PSUs; half-samples need two in each")
    replicates = 1 << int(sizes.size).bit_length()
    sign = hadamard(replicates)[1 : sizes.size + 1]
    is_first = np.zeros(index.size, dtype=bool)
    is_first[np.unique(index, return_index=True)[1]] = True
    taken = sign[index] * np.where(is_first, 1, -1)[:, None]
    scale = 1 / (replicates * (1 - fay) ** 2)
    factors = _shrunken(1.0 + (1 - fay) * taken, f)
    return Replicates(factors, scale, np.ones(replicates), _df_of(index, sizes, f))


def bootstrap(strata: ArrayLike, *, draws: int = 500, seed: int = 0, fraction: ArrayLike = 0.0) -> Replicates:
    """Rao and Wu's rescaled bootstrap: a_h - 1 of each stratum's a_h PSUs, drawn with replacement.

    Seeded. `fraction` as in `jackknife`: factors are drawn towards 1 by the root of 1 - f, so that a total has 1 - f
    times the variance. A stratum with one PSU raises DesignError, unless all of it was taken.
    Source: Rao & Wu 1988; Rao, Wu & Yue 1992.
    """
    index, sizes = _strata(strata)
    f = np.broadcast_to(np.asarray(fraction, dtype=float), index.shape)
    _refuse(strata, (sizes[index] < 2) & (f < 1), "has one PSU; join it with another, or take another method")
    generator = np.random.default_rng(seed)
    factors = np.empty((index.size, draws))
    for stratum, size in enumerate(sizes):
        times = generator.multinomial(size - 1, np.full(size, 1 / size), size=draws)
        factors[index == stratum] = times.T * (size / max(size - 1, 1))
    return Replicates(_shrunken(factors, f), 1 / draws, np.ones(draws), _df_of(index, sizes, f))


def _shrunken(factors: np.ndarray, fraction: np.ndarray) -> np.ndarray:
    """Towards 1, so that the squared deviations of a total are 1 - f times as large; Rao and Wu 1988."""
    return 1.0 + np.sqrt(1 - fraction)[:, None] * (factors - 1.0)


def _df_of(index: np.ndarray, sizes: np.ndarray, fraction: np.ndarray) -> int:
    """PSUs less strata of what was not taken whole, whose replicate weights all vary."""
    varies = fraction < 1
    return int(varies.sum()) - np.unique(index[varies]).size


def _strata(strata: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The stratum's position of each PSU, and the PSUs of each stratum."""
    _, index, sizes = np.unique(np.asarray(strata), return_inverse=True, return_counts=True)
    return index.ravel(), sizes


def _refuse(strata: ArrayLike, wrong: np.ndarray, reason: str) -> None:
    if wrong.any():
        names = sorted({str(name) for name in np.asarray(strata)[wrong]})
        told = [
            name if is_quoted(name) else f"(a text of {len(name)} characters)" for name in names[:MOST_NAMED]
        ]
        more = " …" if len(names) > MOST_NAMED else ""
        where = f"stratum {', '.join(told)}{more}" if any(names) else "the sample"
        raise DesignError(f"replicate weights: {where} {reason}")
