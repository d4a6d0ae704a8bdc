"""Pearson's test for weighted and clustered tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, fdtrc

FIXED = 1e-12  # design effects that add up to less: the weights' targets leave the table nothing to vary


@dataclass(frozen=True, slots=True)
class RaoScott:
    """F on `df1` and `df2`; `pearson` is X2 of the weighted table scaled to n. NaN: not defined."""

    statistic: float
    df1: float
    df2: float
    p_value: float
    pearson: float
    shape: tuple[int, int]


def rao_scott(cell_totals: ArrayLike, covariance: ArrayLike, *, n: float, df: float) -> RaoScott:
    """Rao and Scott's second-order test of a table (R, C) of weighted totals.

    `covariance` (R*C, R*C) of the totals, cells in row order; `n` respondents in the table; `df` the
    design's degrees of freedom (infinite: F becomes chi-square over df1). Empty rows and columns are
    dropped. NaN where under two are left, where the covariance is missing or without rank, or where the
    targets of the weights leave nothing of it.
    Source: Rao & Scott 1984; Thomas & Rao 1987; R survey's svychisq(statistic="F").
    """
    totals = np.asarray(cell_totals, dtype=float)
    kept_rows, kept_columns = totals.sum(axis=1) > 0, totals.sum(axis=0) > 0
    kept = np.flatnonzero(np.outer(kept_rows, kept_columns).ravel())
    table = totals[kept_rows][:, kept_columns]
    v = np.asarray(covariance, dtype=float)[np.ix_(kept, kept)]
    if min(table.shape) < 2 or not np.isfinite(v).all():
        return _undefined(table.shape)
    p = table.ravel() / table.sum()
    gradient = (np.eye(p.size) - np.outer(p, np.ones(p.size))) / table.sum()
    contrasts = interaction_contrasts(*table.shape)
    scaled = np.divide(contrasts, p[:, None], out=np.zeros_like(contrasts), where=p[:, None] > 0)
    simple = contrasts.T @ scaled / n
    design = scaled.T @ (gradient @ v @ gradient.T) @ scaled
    if np.linalg.matrix_rank(simple) < len(simple):
        return _undefined(table.shape)
    delta = np.linalg.solve(simple, design)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum() ** 2
    pearson = float(n * ((table / table.sum() - expected) ** 2 / expected).sum())
    trace, square = float(np.trace(delta)), float(np.sum(delta * delta.T))
    if not (trace > FIXED and square > 0 and df > 0):
        return _undefined(table.shape)
    return second_order(pearson, trace, square, df=df, shape=(table.shape[0], table.shape[1]))


def second_order(
    pearson: float, trace: float, square: float, *, df: float, shape: tuple[int, int]
) -> RaoScott:
    """F = X2/tr(D) on tr(D)^2/tr(D^2) and df times as many degrees of freedom."""
    df1 = trace**2 / square
    return RaoScott(pearson / trace, df1, df1 * df, f_upper(pearson / trace, df1, df1 * df), pearson, shape)


def f_upper(statistic: float, df1: float, df2: float) -> float:
    """The upper tail of F; with infinite `df2` that of chi-square over df1."""
    return float(chdtrc(df1, statistic * df1) if np.isinf(df2) else fdtrc(df1, df2, statistic))


def interaction_contrasts(rows: int, columns: int) -> np.ndarray:
    """(rows*columns, (rows-1)(columns-1)): products of the centred indicators of the later categories."""
    row = np.eye(rows)[:, 1:] - 1 / rows
    column = np.eye(columns)[:, 1:] - 1 / columns
    return np.kron(row, column)


def _undefined(shape: tuple[int, ...]) -> RaoScott:
    return RaoScott(np.nan, np.nan, np.nan, np.nan, np.nan, (shape[0], shape[1]))
