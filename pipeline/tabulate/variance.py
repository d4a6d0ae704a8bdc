"""Shares and their variance by whatever the wave's design is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.engine import Engine
from pipeline.errors import DesignError
from pipeline.frame.build import Frame
from pipeline.frame.psu_totals import read_psu_totals, read_psus
from pipeline.frame.raking import RAKED
from pipeline.stats.totals import DomainRatio, domain_ratio
from pipeline.stats.two_stage import second_stage_variance
from pipeline.tabulate.count import Counts
from pipeline.tabulate.raked_shares import raked_shares
from pipeline.tabulate.replicate_shares import replicate_shares
from pipeline.tabulate.table_rows import TableRows, rows_covariance


def share_ratio(
    engine: Engine, frame: Frame, counts: Counts, weighting: str, rows: TableRows | None
) -> DomainRatio:
    """(columns × options,) of the item that `count_item` counted last; raises DesignError naming the wave.

    `rows` of the item, where its tables are made from rows.
    """
    try:
        if frame.is_replicated(weighting):
            return replicate_shares(engine, frame, counts)
        if weighting == RAKED and frame.raking is not None:
            ratio = raked_shares(engine, frame, counts)
            if not frame.wave.design.second_stage:
                return ratio
            assert rows is not None
            return _raked_in_two_stages(frame, counts, ratio, rows)
        ratio = linearised(frame, counts)
        return _with_second_stage(engine, frame, counts, ratio) if frame.wave.design.second_stage else ratio
    except DesignError as error:
        raise DesignError(f"{frame.study.name}:{frame.wave.name}: design: {error}") from error


def _raked_in_two_stages(frame: Frame, counts: Counts, ratio: DomainRatio, rows: TableRows) -> DomainRatio:
    """The variance of both stages: that of each share's count less the share of its base, a column at a time."""
    share = ratio.share.reshape(len(counts.columns), -1)
    found = []
    for at in range(len(counts.columns)):
        covariance = rows_covariance(frame, rows, [at], range(len(counts.options)))
        p, base = share[at], counts.s[:, at, 0].sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            of_count, with_base = np.diag(covariance)[1:], covariance[0, 1:]
            found.append((of_count - 2 * p * with_base + p**2 * covariance[0, 0]) / base**2)
    return _with_variance(ratio, np.where(np.isnan(ratio.share), np.nan, np.concatenate(found)))


def linearised(frame: Frame, counts: Counts) -> DomainRatio:
    """By Taylor linearisation over strata and PSUs."""
    strata, options = len(frame.strata.psus), len(counts.options) - 1

    def flat(values: np.ndarray) -> np.ndarray:
        return values[:, :, 1:].reshape(strata, -1)

    def of_base(values: np.ndarray) -> np.ndarray:
        return np.repeat(values[:, :, 0], options, axis=1)

    return domain_ratio(
        frame.strata.psus,
        frame.strata.fraction,
        of_base(counts.s),
        flat(counts.s),
        of_base(counts.m),
        flat(counts.with_base),
        flat(counts.m),
        of_base(counts.psus),
        lonely=frame.lonely,
    )


def _with_second_stage(engine: Engine, frame: Frame, counts: Counts, ratio: DomainRatio) -> DomainRatio:
    """Adds what drawing respondents within their PSUs costs, a column at a time."""
    psus = read_psus(engine, frame)
    totals = read_psu_totals(engine, frame, psus, counts.options)
    share = ratio.share.reshape(len(counts.columns), -1)
    fractions = frame.strata.fraction[psus.stratum], psus.second_fraction
    added = []
    for at in range(len(counts.columns)):
        t, tt = totals.of([at])[:, 0], totals.of([at], squares=True)[:, 0]
        base = t[:, :1].sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            sums = (t[:, 1:] - share[at] * t[:, :1]) / base
            squares = (tt[:, 1:] * (1 - 2 * share[at]) + share[at] ** 2 * tt[:, :1]) / base**2
        added.append(second_stage_variance(*fractions, psus.respondents, sums, squares, lonely=frame.lonely))
    return _with_variance(ratio, ratio.variance + np.concatenate(added))


def _with_variance(ratio: DomainRatio, variance: np.ndarray) -> DomainRatio:
    """A variance that the second stage took is a lonely unit's."""
    is_lost = np.isnan(variance) & ~np.isnan(ratio.variance)
    return replace(ratio, variance=variance, is_lonely=ratio.is_lonely | is_lost)
