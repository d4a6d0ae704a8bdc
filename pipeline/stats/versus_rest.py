"""A column against everybody else: the honest form of "against the total", which holds the column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from pipeline.stats.kish import effective_base
from pipeline.stats.pairs import ADJUSTMENTS, Adjustment
from pipeline.stats.share_pairs import MINIMUM_BASE


@dataclass(frozen=True, slots=True)
class RestTests:
    """All (R, C): share of the others, column less others, z and p; NaN where it is not tested."""

    rest_share: np.ndarray
    difference: np.ndarray
    statistic: np.ndarray
    p_value: np.ndarray
    p_adjusted: np.ndarray


def versus_rest(  # noqa: PLR0917 - the column and the total, three sums each
    counts: ArrayLike,
    bases: ArrayLike,
    squares: ArrayLike,
    total_counts: ArrayLike,
    total_bases: ArrayLike,
    total_squares: ArrayLike,
    *,
    effective: tuple[ArrayLike, ArrayLike] | None = None,
    adjustment: Adjustment = "holm",
    minimum_base: float = MINIMUM_BASE,
) -> RestTests:
    """Pooled z test of each column's share against that of all respondents who are not in it.

    `counts`, `bases`, `squares` (R, C): sums of w over those who chose the row's option, of w and of w^2
    over the column's base; the totals' (R,) likewise. Columns may overlap one another, each lies in the
    total. Not tested where the column's or the others' effective base is under `minimum_base`. `effective`:
    both (R, C) by the design, in place of Kish's.
    """
    count, base, square = (np.atleast_2d(np.asarray(a, dtype=float)) for a in (counts, bases, squares))
    all_count, all_base, all_square = (
        np.asarray(a, dtype=float).reshape(-1, 1) for a in (total_counts, total_bases, total_squares)
    )
    rest_base = np.maximum(all_base - base, 0.0)
    n, rest_n = effective_base(base, square), effective_base(rest_base, np.maximum(all_square - square, 0.0))
    if effective is not None:
        n, rest_n = (np.nan_to_num(np.asarray(a, dtype=float)) for a in effective)
    tested = (n >= minimum_base) & (rest_n >= minimum_base)
    with np.errstate(divide="ignore", invalid="ignore"):
        share, rest = count / base, (all_count - count) / rest_base
        pooled = np.clip((n * share + rest_n * rest) / (n + rest_n), 0.0, 1.0)
        error = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / rest_n))
        statistic = np.where(share == rest, 0.0, (share - rest) / error)
    statistic = np.where(tested, statistic, np.nan)
    p_value = 2 * ndtr(-np.abs(statistic))
    return RestTests(rest, share - rest, statistic, p_value, ADJUSTMENTS[adjustment](p_value))
