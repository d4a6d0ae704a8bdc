"""Egger's test: do small studies report larger effects?"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.correlation import two_sided

FEWEST_STUDIES = 10


@dataclass(frozen=True, slots=True)
class EggerTest:
    """`intercept` of effect / standard error on 1 / standard error, with its test; NaN under ten studies."""

    intercept: float
    std_error: float
    statistic: float
    df: float
    p_value: float
    flag: str | None = None


def egger_test(values: ArrayLike, variances: ArrayLike) -> EggerTest:
    """Egger et al. (1997) on `values` and `variances` (k,); under ten studies, or equal variances, none."""
    y, se = np.asarray(values, float), np.sqrt(np.asarray(variances, float))
    if len(y) < FEWEST_STUDIES or np.ptp(se) <= 1e-12 * se.max():
        return EggerTest(nan, nan, nan, nan, nan, "not_estimable")
    columns = np.column_stack([np.ones(len(y)), 1 / se])
    inverse = np.linalg.inv(columns.T @ columns)
    beta = inverse @ columns.T @ (y / se)
    df = len(y) - 2
    residual = float(((y / se - columns @ beta) ** 2).sum()) / df
    std_error = sqrt(residual * inverse[0, 0])
    statistic = float(beta[0]) / std_error if std_error > 0 else nan
    return EggerTest(float(beta[0]), std_error, statistic, float(df), two_sided(statistic, df=df))
