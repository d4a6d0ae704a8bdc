"""Totals of the population: of the respondents who gave an answer, and of numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.stats.interval import t_quantile
from pipeline.stats.replicate_variance import replicate_covariance
from pipeline.stats.totals import influence_variance
from pipeline.tabulate.count import Counts
from pipeline.tabulate.replicate_shares import replicated_of
from pipeline.tabulate.table_covariance import Tables
from pipeline.tabulate.table_rows import rows_covariance

SAMPLE = 1e-6  # a mean grossing weight this near 1 sums to the sample: there is no population behind it
KEY = "item option universe banner banner_order banner_option banner_option_label banner_option_order".split()


def item_totals(  # noqa: PLR0917 - the item, and what was counted of it
    frame: Frame, counts: Counts, rates: pd.DataFrame, weighting: str, tables: Tables | None, factor: float
) -> pd.DataFrame:
    """One row per row of `rates` (those of one item), as the table `totals` has them. Source: R survey's svytotal."""
    total = counts.s[:, :, 1:].sum(axis=0).reshape(-1)
    variance = _variances(frame, counts, weighting, tables).reshape(-1)
    is_shown = rates["share"].notna().to_numpy() | (rates["unweighted_base"].to_numpy(float) == 0)
    rows = rates[KEY].assign(unweighted_base=rates["unweighted_base"], df=rates["df"], flag=rates["flag"])
    return finished(frame, rows, weighting, total, variance, factor, is_shown=is_shown)


def finished(  # noqa: PLR0917 - the rows, and their numbers
    frame: Frame,
    rows: pd.DataFrame,
    weighting: str,
    total: np.ndarray,
    variance: np.ndarray,
    factor: float,
    *,
    is_shown: np.ndarray,
) -> pd.DataFrame:
    """Rows of `totals` from sums of mean-1 weights and their variances; nothing where not `is_shown`."""
    shown = np.where(is_shown, factor, np.nan)
    std_error = np.sqrt(np.maximum(variance, 0.0)) * shown
    half = t_quantile(rows["df"].to_numpy(float), confidence=frame.choices.confidence) * std_error
    return rows.assign(
        weighting=weighting,
        kind="weighted_sum" if abs(factor - 1) < SAMPLE else "total",
        total=total * shown,
        std_error=std_error,
        confidence=np.where(is_shown, frame.choices.confidence, np.nan),
        low=total * shown - half,
        high=total * shown + half,
        evidence=evidence_of(frame.wave),
    )


def _variances(frame: Frame, counts: Counts, weighting: str, tables: Tables | None) -> np.ndarray:
    """(columns, options) of the totals of mean-1 weights."""
    options = list(range(1, len(counts.options)))
    if tables is not None and tables.replicates is not None:
        scaled, full = replicated_of(frame), counts.s.sum(axis=0)
        return np.array(
            [
                np.diag(
                    replicate_covariance(
                        tables.replicates[:, at, 1:], full[at, 1:], scale=scaled.scale, rscales=scaled.rscales
                    )
                )
                for at in range(len(counts.columns))
            ]
        )
    if tables is not None and tables.rows is not None and not _is_plain(frame, weighting):
        columns = range(len(counts.columns))
        whole = [0, *options]  # with the base: a stratum in which nobody chose anything is one of it
        return np.array([np.diag(rows_covariance(frame, tables.rows, [at], whole))[1:] for at in columns])
    strata = len(frame.strata.psus)
    sums, squares = (values[:, :, 1:].reshape(strata, -1) for values in (counts.s, counts.m))
    present = np.repeat(counts.psus[:, :, 0], len(options), axis=1)
    found = influence_variance(
        frame.strata.psus, frame.strata.fraction, sums, squares, present, lonely=frame.lonely
    )
    return found.variance.reshape(len(counts.columns), len(options))


def _is_plain(frame: Frame, weighting: str) -> bool:
    """Whether sums by stratum are enough: neither raked nor two stages."""
    is_raked = weighting == "raked" and frame.raking is not None
    return not is_raked and not frame.wave.design.second_stage
