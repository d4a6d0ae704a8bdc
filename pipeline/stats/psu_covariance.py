"""The design covariance of totals whose PSU totals are all at hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.lonely import Lonely, strata_per_usable, usable_strata


def psu_covariance(
    psus: ArrayLike,
    fraction: ArrayLike,
    stratum: ArrayLike,
    totals: ArrayLike,
    *,
    lonely: Lonely = "flag",
    is_calibrated: bool = False,
) -> np.ndarray:
    """Covariance (K, K) of K totals: sum_h (1-f_h) a_h/(a_h-1) sum_j (t_hj - t_h.) (t_hj - t_h.)'.

    `psus` (H,) and `fraction` (H,) as in `domain_ratio`; `totals` (J, K) of every PSU of the sample, 0 where
    it has none, and `stratum` (J,) the place of its stratum. Under calibrated weights they are totals of the
    residuals. With `flag`, a total with weight in a lonely stratum has NaN covariances.
    Source: as `total_covariance`, which takes the sums of products instead.
    """
    t, place = np.asarray(totals, dtype=float), np.asarray(stratum, dtype=np.intp)
    a = np.asarray(psus, dtype=float)
    scale, is_lonely = usable_strata(psus, fraction, lonely=lonely)
    sums = np.zeros((a.size, t.shape[1]))
    np.add.at(sums, place, t)
    centre = sums / np.maximum(a, 1.0)[:, None]
    if lonely == "adjust":
        centre[is_lonely] = 0.0
    deviation = t - centre[place]
    covariance = deviation.T @ (scale[place][:, None] * deviation)
    if lonely == "average":
        takes_part = np.bincount(place, (t != 0).any(axis=1), minlength=a.size) > 0
        covariance = covariance * strata_per_usable(takes_part | is_calibrated, is_lonely)
    if lonely == "flag" and is_lonely.any():
        lost = (sums[is_lonely] != 0).any(axis=0)
        covariance = np.where(lost[:, None] | lost[None, :], np.nan, covariance)
    return covariance
