"""Brant's test of proportional odds: is a regressor's effect the same at every threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.logistic import fit_logistic
from pipeline.stats.standardize import standardize


@dataclass(frozen=True, slots=True, eq=False)
class BrantTest:
    """Wald chi² of all regressors together and of each: `statistics`, `p_values` (k,), `each_df` their df."""

    statistic: float
    df: int
    p_value: float
    names: tuple[str, ...]
    statistics: np.ndarray
    p_values: np.ndarray
    each_df: int
    flag: str | None = None


def brant_test(x: ArrayLike, counts: ArrayLike, names: Sequence[str]) -> BrantTest:
    """Compare the logits of 'above category k' for every k (Brant 1990).

    `x` (patterns, k) without intercept, `counts` (patterns, categories). Two categories have nothing to
    compare: `not_estimable`; a logit that separates its outcome: `not_converged`.
    """
    table = np.asarray(counts, float)
    kept, used = table.sum(1) > 0, table.sum(0) > 0
    table = table[kept][:, used]
    if table.shape[1] < 3:
        return _no_test(names, "not_estimable")
    totals = table.sum(1)
    columns = standardize(np.asarray(x, float)[kept], totals, names).columns
    above = totals[:, None] - np.cumsum(table, 1)[:, :-1]
    fits = [fit_logistic(columns, above[:, k], totals) for k in range(above.shape[1])]
    sure = [fit for fit in fits if fit is not None]
    if len(sure) < len(fits):
        return _no_test(names, "not_converged")
    covariance = _joint_covariance(columns, totals, sure)
    slopes = np.concatenate([fit.coefficients[1:] for fit in sure])
    k, cuts = len(names), len(sure)
    contrast = np.kron(np.column_stack([np.ones(cuts - 1), -np.eye(cuts - 1)]), np.eye(k))
    tests = [_wald(contrast[i::k], slopes, covariance) for i in range(k)]
    statistic, p_value = _wald(contrast, slopes, covariance)
    return BrantTest(
        statistic=statistic,
        df=k * (cuts - 1),
        p_value=p_value,
        names=tuple(names),
        statistics=np.array([test[0] for test in tests]),
        p_values=np.array([test[1] for test in tests]),
        each_df=cuts - 1,
    )


def _joint_covariance(columns: np.ndarray, totals: np.ndarray, fits: Sequence) -> np.ndarray:
    """Covariance of the slopes of all logits, which come from the same respondents."""
    k, cuts = columns.shape[1] - 1, len(fits)
    joint = np.zeros((cuts * k, cuts * k))
    for i in range(cuts):
        for j in range(i, cuts):
            # Above the higher threshold implies above the lower one.
            shared = totals * fits[j].fitted * (1 - fits[i].fitted)
            middle = (columns * shared[:, None]).T @ columns
            block = (fits[i].covariance @ middle @ fits[j].covariance)[1:, 1:]
            joint[i * k : (i + 1) * k, j * k : (j + 1) * k] = block
            joint[j * k : (j + 1) * k, i * k : (i + 1) * k] = block.T
    return joint


def _wald(contrast: np.ndarray, slopes: np.ndarray, covariance: np.ndarray) -> tuple[float, float]:
    from scipy.special import chdtrc

    gap = contrast @ slopes
    statistic = float(gap @ np.linalg.solve(contrast @ covariance @ contrast.T, gap))
    return statistic, float(chdtrc(len(contrast), statistic)) if statistic >= 0 else nan


def _no_test(names: Sequence[str], flag: str) -> BrantTest:
    empty = np.full(len(names), nan)
    return BrantTest(nan, 0, nan, tuple(names), empty, empty, 0, flag)
