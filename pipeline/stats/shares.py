"""Several shares of one sample with their covariance, and contrasts of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtr

from pipeline.stats.interval import Interval, t_quantile
from pipeline.stats.totals import TotalCovariance


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares (or ratios) (C,) and their covariance (C, C); NaN where a base is empty."""

    shares: np.ndarray
    covariance: np.ndarray


@dataclass(frozen=True, slots=True)
class Contrast:
    """A weighted sum of shares: estimate, standard error, its interval, t statistic and p-value."""

    estimate: float
    std_error: float
    interval: Interval
    statistic: float
    df: float
    p_value: float


def shares_of_totals(totals: TotalCovariance, *, bases: Sequence[int], counts: Sequence[int]) -> Shares:
    """The ratios total[count] / total[base], one for each pair of positions, by linearisation.

    Shares of one sample covary, through shared respondents or shared PSUs; the covariance says so.
    Source: Woodruff 1971; R survey's svyratio and svycontrast.
    """
    base, count = np.asarray(bases, dtype=int), np.asarray(counts, dtype=int)
    with np.errstate(divide="ignore", invalid="ignore"):
        below = np.where(totals.totals[base] != 0, totals.totals[base], np.nan)
        shares = totals.totals[count] / below
    gradient = np.zeros((base.size, totals.totals.size))
    rows = np.arange(base.size)
    np.add.at(gradient, (rows, base), -shares / below)
    np.add.at(gradient, (rows, count), 1 / below)
    return Shares(shares, _sandwich(gradient, totals.covariance))


def contrast(shares: Shares, coefficients: ArrayLike, *, df: float, confidence: float = 0.95) -> Contrast:
    """sum(coefficient * share) with its t interval; shares with coefficient 0 may be missing.

    A difference of two shares is (1, -1). NaN without a variance or degrees of freedom; where the
    standard error is 0 the p-value is 1 for an estimate of 0, else 0. Source: R survey's svycontrast.
    """
    c = np.asarray(coefficients, dtype=float)
    used = np.flatnonzero(c)
    estimate = float(c[used] @ shares.shares[used])
    variance = float(c[used] @ shares.covariance[np.ix_(used, used)] @ c[used])
    std_error = np.sqrt(max(variance, 0.0)) if np.isfinite(variance) else np.nan
    half = t_quantile(df, confidence=confidence) * std_error
    statistic, p_value = t_test(estimate, std_error, df=df)
    return Contrast(
        estimate,
        float(std_error),
        Interval(estimate - half, estimate + half),
        float(statistic),
        float(df),
        float(p_value),
    )


def t_test(estimate: ArrayLike, std_error: ArrayLike, *, df: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Statistic and two-sided p of estimate/std_error; infinite df is the normal. All broadcast.

    Where the standard error is 0 (a census, PSUs that are all alike) an estimate that is not 0 has p 0, and its
    statistic, which would be infinite, is NaN.
    """
    estimate, std_error, df = (np.asarray(value, dtype=float) for value in (estimate, std_error, df))
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where((estimate == 0) & (std_error == 0), 0.0, estimate / std_error)
    usable = (df > 0) & ~np.isnan(statistic)
    p_value = 2 * stdtr(np.where(df > 0, df, 1.0), -np.abs(np.where(usable, statistic, 0.0)))
    return np.where(np.isinf(statistic), np.nan, statistic), np.where(usable, p_value, np.nan)


def _sandwich(gradient: np.ndarray, covariance: np.ndarray) -> np.ndarray:
    """gradient covariance gradient', in which a NaN spoils only the ratios that use it."""
    known = np.nan_to_num(covariance, nan=0.0)
    result = np.nan_to_num(gradient) @ known @ np.nan_to_num(gradient).T
    lost = (gradient != 0).astype(float) @ np.isnan(covariance).astype(float) @ (gradient != 0).T.astype(
        float
    ) > 0
    empty = np.isnan(gradient).any(axis=1)
    return np.where(lost | empty[:, None] | empty[None, :], np.nan, result)
