"""Which estimates are too unsure to show, by the rules of statistics offices."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.interval import is_boundary


def base_flags(unweighted_base: ArrayLike, *, suppressed_under: int = 5, low_under: int = 30) -> np.ndarray:
    """`suppressed` under 5 respondents, `low_base` under 30, else an empty text; same shape."""
    n = np.asarray(unweighted_base, dtype=float)
    return np.where(n < suppressed_under, "suppressed", np.where(n < low_under, "low_base", ""))


def nchs_shown(
    share: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    *,
    unweighted_base: ArrayLike,
    effective_base: ArrayLike,
) -> np.ndarray:
    """True where NCHS shows the share; all broadcast, `low` and `high` of Korn and Graubard's interval.

    Hidden: a base or an effective base under 30, an interval .30 or wider, or one wider than .05 that is
    over 130% of the share. Degrees of freedom under 8, and 0 and 1, are for a statistician to review
    (`nchs_reviewed`). Source: Parker et al. 2017.
    """
    p, n, effective = (np.asarray(a, dtype=float) for a in (share, unweighted_base, effective_base))
    width = np.asarray(high, dtype=float) - np.asarray(low, dtype=float)
    large = (n >= 30) & (effective >= 30)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = width / p
    return large & ((width <= 0.05) | ((width < 0.30) & (relative <= 1.30)))


def nchs_reviewed(share: ArrayLike, df: ArrayLike) -> np.ndarray:
    """True where NCHS lets a statistician review a share that is shown: df under 8, or 0 or 1."""
    return (np.asarray(df, dtype=float) < 8) | is_boundary(share)


def is_unreliable(estimate: ArrayLike, std_error: ArrayLike, *, limit: float = 0.30) -> np.ndarray:
    """Eurostat's `u`: a relative standard error of 30% or more; also where the estimate is 0 or missing."""
    value, error = np.asarray(estimate, dtype=float), np.asarray(std_error, dtype=float)
    return ~(error < limit * np.abs(value))
