"""Degrees of freedom of a table: of the PSUs, or the replicate weights, of those who stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.frame.build import Frame
from pipeline.frame.item_cells import IN_BASE, MISSING
from pipeline.frame.replication import made_df
from pipeline.stats.replicate_variance import replicate_df
from pipeline.tabulate.count import Counts
from pipeline.tabulate.replicate_shares import replicated_of

if TYPE_CHECKING:
    from pipeline.tabulate.replicate_rows import ReplicateRows
    from pipeline.tabulate.table_covariance import Tables
    from pipeline.tabulate.table_rows import TableRows

A_REPLICATE = 4  # respondents a replicate have the rank of all, as a rule


def table_df(
    frame: Frame, counts: Counts, tables: Tables, columns: Sequence[int], options: Sequence[int]
) -> float:
    """PSUs less strata with weight in these columns and options (their places); for replicate weights the rank of
    those of the respondents there, less one.

    Where the base is one of the options, everybody in it is there but who gave another of them as a reason for
    no answer. Source: R survey's svychisq of a subset, and its degf.
    """
    sign = _sign([counts.options[at] for at in options])
    if tables.replicate_rows is not None:
        is_there = _is_there(tables.replicate_rows, columns, options, sign)
        return _rank(tables.replicate_rows.weights[is_there], most=replicated_of(frame).total_df)
    rows = tables.rows
    if rows is None or rows.psus is None:  # a respondent is a PSU, and in one of the columns
        psus = counts.psus[:, columns][:, :, options].sum(axis=1) @ sign
        return float(psus.sum() - (psus > 0).sum())
    inside = np.zeros(len(rows.psus.names), dtype=bool)
    inside[rows.psu[_is_there(rows, columns, options, sign) & (rows.w > 0)]] = True
    if tables.replicates is not None:
        return float(made_df(frame, rows.psus, replicated_of(frame), inside))
    return float(inside.sum() - np.unique(rows.psus.stratum[inside]).size)


def _sign(options: Sequence[str]) -> np.ndarray:
    """What makes the sum over these options, of any respondent, above 0 if and only if they are in the table."""
    if IN_BASE not in options:
        return np.ones(len(options))
    return np.array(
        [1.0 if code == IN_BASE else -1.0 if code.startswith(MISSING) else 0.0 for code in options]
    )


def _is_there(
    rows: TableRows | ReplicateRows, columns: Sequence[int], options: Sequence[int], sign: np.ndarray
) -> np.ndarray:
    of_pattern, of_cell = rows.has[:, options] @ sign > 0, rows.is_member[:, columns].sum(axis=1) > 0
    return np.take(of_pattern, rows.pattern) & np.take(of_cell, rows.cell)


def _rank(weights: np.ndarray, *, most: float) -> float:
    """The rank less one of weights (n, R) that have at most `most`: seldom is all of them needed to tell."""
    step = max(len(weights) // (A_REPLICATE * weights.shape[1]), 1)
    few = weights[::step]
    found = replicate_df(few.T @ few)
    return float(found if found >= most or step == 1 else replicate_df(weights.T @ weights))
