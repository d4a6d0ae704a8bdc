"""Does a multiple-response set depend on the banner? All its options in one test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.rao_scott import f_upper


@dataclass(frozen=True, slots=True)
class SetTest:
    """F on `df1` and `df2`; `pearson` is the sum of the options' chi-squares. NaN: not defined."""

    statistic: float
    df1: float
    df2: float
    p_value: float
    pearson: float
    options: int


def multiple_response_test(
    bases: ArrayLike,
    counts: ArrayLike,
    covariance: ArrayLike,
    *,
    n: float,
    df: float,
    order: Literal[1, 2] = 1,
) -> SetTest:
    """The options' two by C chi-squares added up, corrected for their correlation and for the design.

    `bases` (C,): weighted total of respondents in each banner option; `counts` (J, C): of those who chose
    option j; `covariance` (C + J*C, both) of the totals, bases first, then counts in row order; `n`
    respondents; `df` of the design. `order` 1 corrects the mean of the statistic, 2 its variance too.
    Options nobody or everybody chose, and banner options without respondents, are left out; NaN where
    nothing is left. Source: Bilder & Loughin 2004; Rao & Scott 1981, 1984.
    """
    base, count = np.asarray(bases, dtype=float), np.asarray(counts, dtype=float)
    columns, options = base > 0, _varying(base, count)
    used = np.concatenate([columns, np.outer(options, columns).ravel()])
    base, count = base[columns], count[options][:, columns]
    v = np.asarray(covariance, dtype=float)[np.ix_(used, used)]
    if base.size < 2 or not len(count) or not np.isfinite(v).all() or not df > 0:
        return SetTest(np.nan, np.nan, np.nan, np.nan, np.nan, len(count))
    overall = count.sum(axis=1) / base.sum()
    deviation = count / base - overall[:, None]
    weight = n * np.outer(1 / (overall * (1 - overall)), base / base.sum())
    pearson = float((weight * deviation**2).sum())
    gradient = _gradient(base, count)
    delta = weight.ravel()[:, None] * (gradient @ v @ gradient.T)
    trace, square = float(np.trace(delta)), float(np.sum(delta * delta.T))
    if not (trace > 0 and square > 0):
        return SetTest(np.nan, np.nan, np.nan, np.nan, pearson, len(count))
    df1 = float(len(count) * (base.size - 1)) if order == 1 else trace**2 / square
    statistic = pearson / trace
    return SetTest(statistic, df1, df1 * df, f_upper(statistic, df1, df1 * df), pearson, len(count))


def _varying(base: np.ndarray, count: np.ndarray) -> np.ndarray:
    total = count.sum(axis=1)
    return (total > 0) & (total < base.sum() * (1 - 1e-12))


def _gradient(base: np.ndarray, count: np.ndarray) -> np.ndarray:
    """(J*C, C+J*C): derivatives of each option's deviation in each column with respect to the totals."""
    options, columns = count.shape
    by_base = np.zeros((options, columns, columns))
    by_base[:, np.arange(columns), np.arange(columns)] = -count / base**2
    by_base += (count.sum(axis=1) / base.sum() ** 2)[:, None, None]
    own = np.diag(1 / base) - 1 / base.sum()
    return np.hstack([by_base.reshape(options * columns, columns), np.kron(np.eye(options), own)])
