"""Standard errors from replicate weights that came with the data or were made here."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError

Kind = Literal["jk1", "jkn", "brr", "fay", "bootstrap"]


def replicate_covariance(
    estimates: ArrayLike,
    full: ArrayLike,
    *,
    scale: float,
    rscales: ArrayLike = 1.0,
    centre: Literal["full", "mean"] = "full",
) -> np.ndarray:
    """Covariance (K, K) of K estimates: scale * sum_r rscale_r d_r d_r', d_r from the full estimate.

    `estimates` (R, K) with each replicate weight, `full` (K,) with the weight itself. `centre` "mean"
    takes deviations from the replicates' mean, as R does by default; "full" is R's mse=TRUE. A replicate
    without an estimate (an empty domain) makes that estimate's variance NaN.
    Source: Wolter 2007; R survey's svrVar.
    """
    each = np.asarray(estimates, dtype=float)
    weights = np.broadcast_to(np.asarray(rscales, dtype=float), each.shape[:1])
    used = weights > 0
    middle = np.asarray(full, dtype=float) if centre == "full" else each[used].mean(axis=0)
    deviation = np.where(used[:, None], each - middle, 0.0)
    lost = np.asarray(np.isnan(deviation).any(axis=0))
    deviation = np.where(lost, 0.0, deviation)
    covariance = scale * (deviation.T * weights) @ deviation
    return np.where(lost[:, None] | lost[None, :], np.nan, covariance)


def replicate_scale(kind: Kind, replicates: int, *, fay: float = 0.0) -> float:
    """The factor of the sum of squares for weights that came with the data.

    JK1 (R-1)/R, BRR 1/R, Fay 1/(R (1-k)^2), bootstrap 1/R; JKn 1, for its factors (a_h-1)/a_h stand in
    the rscales. Raises DesignError for another kind, none replicates, or Fay's k outside [0, 1).
    """
    if replicates < 1 or not 0 <= fay < 1:
        raise DesignError(f"replicate weights: {replicates} replicates and Fay's factor {fay:g} cannot be")
    scales = {
        "jk1": (replicates - 1) / replicates,
        "jkn": 1.0,
        "brr": 1 / replicates,
        "fay": 1 / (replicates * (1 - fay) ** 2),
        "bootstrap": 1 / replicates,
    }
    if kind not in scales:
        raise DesignError(f"replicate weights of kind {kind!r} are not known; use one of {', '.join(scales)}")
    return scales[kind]


def replicate_df(cross_products: ArrayLike) -> int:
    """Degrees of freedom of supplied replicate weights W (n, R), from W'W (R, R): its rank less one.

    Source: R survey's degf for replicate designs.
    """
    products = np.asarray(cross_products, dtype=float)
    return int(np.linalg.matrix_rank(products, rtol=1e-10, hermitian=True)) - 1


def jackknife_df(stratum: ArrayLike, inside: ArrayLike, *, is_left_out: ArrayLike = True) -> int:
    """Degrees of freedom of a jackknife in a domain: the rank of its replicate weights, less one.

    `stratum` and `inside` (J,) of all PSUs of the sample; `is_left_out` (J,): whether a replicate leaves the
    PSU out (none does in a take-all stratum). The weights of all PSUs of a stratum add up to those of all
    replicates alike, so that every such stratum after the first adds one less than its PSUs.
    Source: R survey's degf for a subset of a replicate design.
    """
    place, present = np.asarray(stratum, dtype=np.intp), np.asarray(inside, dtype=bool)
    out = np.broadcast_to(np.asarray(is_left_out, dtype=bool), place.shape)
    size = np.bincount(place[out], minlength=place.max() + 1)
    kept = np.bincount(place[out & present], minlength=place.max() + 1)
    whole = int(((kept == size) & (size > 0)).sum())
    in_take_all = bool((present & ~out).any())
    alike = whole + in_take_all  # each holds the vector of ones
    return int(kept.sum()) + in_take_all - max(alike - 1, 0) - 1
