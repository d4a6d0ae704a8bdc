"""How many respondents everybody who is not in a column counts for, by the design."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.frame.build import Frame
from pipeline.stats.kish import kish_design_effect
from pipeline.tabulate.count import Counts
from pipeline.tabulate.intervals import Precise
from pipeline.tabulate.table_covariance import Tables
from pipeline.tabulate.table_rows import rows_covariance
from pipeline.tabulate.variance import linearised


def rest_bases(
    frame: Frame, counts: Counts, tables: Tables | None, total: int, places: list[int], *, is_simple: bool
) -> np.ndarray:
    """(columns, options) effective bases of the others' shares, where respondents are the PSUs."""
    others = _others(counts, total, places)
    ratio = linearised(frame, others)
    if tables is not None and tables.rows is not None:
        each = [_calibrated(frame, counts, tables, total, at) for at in places]
        ratio = replace(ratio, variance=np.concatenate(each))
    options = len(counts.options) - 1
    positive, kish = np.repeat(others.positive, options), np.repeat(others.kish, options)
    precise = Precise(ratio, positive, kish, np.full(positive.size, is_simple))
    return precise.effective_base.reshape(len(places), options)


def _others(counts: Counts, total: int, places: list[int]) -> Counts:
    """Everybody in `total` and not in a column, counted as the column is."""
    psus = counts.psus[:, [total]] - counts.psus[:, places]

    def less(values: np.ndarray) -> np.ndarray:
        return np.where(
            psus > 0, values[:, [total]] - values[:, places], 0.0
        )  # a difference may leave rounding

    s, m, n = less(counts.s), less(counts.m), counts.n[:, [total]] - counts.n[:, places]
    sums = [values[:, :, 0].sum(axis=0) for values in (psus, s, m)]
    columns = tuple(counts.columns[at] for at in places)
    return Counts(
        columns, counts.options, n, psus, s, m, less(counts.with_base), sums[0], kish_design_effect(*sums)
    )


def _calibrated(frame: Frame, counts: Counts, tables: Tables, total: int, column: int) -> np.ndarray:
    """(options,) variances of the others' shares after raking, whose residuals everybody has a part in."""
    assert tables.rows is not None
    options = range(len(counts.options))
    found = rows_covariance(frame, tables.rows, [total, column], options)
    less = np.array([1.0, -1.0])
    covariance = np.einsum("iajb,a,b->ij", found.reshape(len(options), 2, len(options), 2), less, less)
    s = counts.s.sum(axis=0)
    base = s[total] - s[column]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = base[1:] / base[0]
        spread = np.diag(covariance)[1:] - 2 * share * covariance[0, 1:] + share**2 * covariance[0, 0]
        return np.where(base[0] > 0, spread / base[0] ** 2, np.nan)
