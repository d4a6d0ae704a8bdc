"""What a stratum with one PSU does to a variance: one PSU says nothing about the spread."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError

Lonely = Literal["flag", "fail", "remove", "certainty", "adjust", "average"]


def usable_strata(
    psus: ArrayLike, fraction: ArrayLike, *, lonely: Lonely = "flag"
) -> tuple[np.ndarray, np.ndarray]:
    """The factor (H,) of each stratum's spread, and which strata (H,) have a lonely PSU.

    A stratum with one PSU is lonely unless all of it was taken (fraction 1). Its factor is 0,
    under `adjust` 1 - f: its spread is the square of the PSU total, which is its deviation from the grand mean
    where the values are linearised ones and add up to 0 (of a total it is not, and Stata's `centered` has less).
    `average` then scales the sum to count it with the other strata's mean variance. `fail` raises DesignError.
    Source: Lumley 2010; R's option survey.lonely.psu.
    """
    if lonely not in get_args(Lonely):
        raise DesignError(
            f"lonely PSU rule {lonely!r} is not known; use one of {', '.join(get_args(Lonely))}"
        )
    a, f = np.asarray(psus, dtype=float), np.asarray(fraction, dtype=float)
    is_lonely = (a == 1) & (f < 1)
    if lonely == "fail" and is_lonely.any():
        places = ", ".join(str(position + 1) for position in np.flatnonzero(is_lonely))
        raise DesignError(f"only one PSU in stratum number {places}; join strata or choose a lonely PSU rule")
    scale = np.where(a > 1, (1 - f) * a / np.maximum(a - 1, 1), 0.0)
    if lonely == "adjust":
        scale = np.where(is_lonely, 1 - f, scale)
    return scale, is_lonely


def strata_per_usable(present: np.ndarray, is_lonely: np.ndarray) -> np.ndarray:
    """`average`: strata present per stratum that has a variance; NaN where all are lonely."""
    usable = np.sum(present & ~is_lonely, axis=0)
    return np.where(usable > 0, np.sum(present, axis=0) / np.maximum(usable, 1), np.nan)
