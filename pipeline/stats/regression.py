"""The result every regression returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan

import numpy as np

from pipeline.stats.correlation import quantile, two_sided


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """A fitted model, the intercept first; all arrays (p,) and in the order of `names`.

    `standardized` are the coefficients per standard deviation of x and, in a linear model, of y (NaN for the
    intercept). `df` is infinite where the test is normal. `r_squared` is NaN outside linear models. Where
    the model is not estimable, everything is NaN and `flag` says so.
    """

    names: tuple[str, ...]
    coefficients: np.ndarray
    std_errors: np.ndarray
    statistics: np.ndarray
    p_values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    standardized: np.ndarray
    df: float
    r_squared: float
    std_error_method: str
    unweighted_base: float
    covariance: np.ndarray
    flag: str | None = None


def regression_result(
    names: Sequence[str],
    coefficients: np.ndarray,
    covariance: np.ndarray,
    *,
    df: float,
    confidence: float,
    standardized: np.ndarray,
    std_error_method: str,
    unweighted_base: float,
    r_squared: float = nan,
    flag: str | None = None,
) -> Regression:
    """Tests and intervals from coefficients and their covariance; neither without spread."""
    variance = np.diag(covariance)
    std_errors = np.sqrt(np.where(variance > 0, variance, nan))
    statistics = coefficients / std_errors
    freedom = df if df > 0 else nan
    half = (quantile(0.5 + confidence / 2, df=freedom) if df > 0 else nan) * std_errors
    return Regression(
        names=tuple(names),
        coefficients=coefficients,
        std_errors=std_errors,
        statistics=statistics,
        p_values=np.array([two_sided(statistic, df=freedom) for statistic in statistics]),
        low=coefficients - half,
        high=coefficients + half,
        standardized=standardized,
        df=freedom,
        r_squared=r_squared,
        std_error_method=std_error_method,
        unweighted_base=unweighted_base,
        covariance=covariance,
        flag=flag,
    )


def no_regression(names: Sequence[str], unweighted_base: float, *, flag: str = "not_estimable") -> Regression:
    """The regression of data that define none: all NaN, with the reason."""
    empty = np.full(len(names), nan)
    return regression_result(
        names,
        empty,
        np.full((len(names), len(names)), nan),
        df=inf,
        confidence=0.95,
        standardized=empty,
        std_error_method="none",
        unweighted_base=unweighted_base,
        flag=flag,
    )
