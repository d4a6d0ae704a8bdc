"""Letters where columns depend on one another: clusters that reach into several, and replicate weights."""

from __future__ import annotations

import numpy as np

from pipeline.frame.banners import TOTAL
from pipeline.frame.build import Frame
from pipeline.stats.letters import column_letters
from pipeline.stats.replicate_variance import replicate_covariance
from pipeline.stats.share_pairs import design_share_pairs
from pipeline.stats.shares import shares_of_totals
from pipeline.stats.totals import TotalCovariance
from pipeline.tabulate.count import Counts
from pipeline.tabulate.replicate_shares import replicated_of
from pipeline.tabulate.table_covariance import Tables, column_covariance
from pipeline.tabulate.table_df import table_df

BASE = [0]  # the options that say who is in a test of shares


def design_letters(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame, item: str, counts: Counts, share: np.ndarray, effective_base: np.ndarray, tables: Tables
) -> np.ndarray:
    """As `item_letters`, by t tests on the design's covariance of every two columns of a banner."""
    letters = {(column.banner, column.option): column.letter for column in frame.columns}
    banners = dict.fromkeys(column.banner for column in frame.columns if column.banner != TOTAL)
    found = np.full(share.shape, None, dtype=object)
    for universe in frame.universes:
        for banner in (name for name in banners if item not in name.split("*")):
            places = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
            covariance, df = share_covariance(frame, counts, tables, places)
            pairs = design_share_pairs(
                share[places].T,
                covariance,
                df=df,
                bases=np.nan_to_num(effective_base[places].T),
                adjustment=frame.choices.adjustment,  # type: ignore[arg-type]
                minimum_base=frame.choices.minimum_base,
            )
            found[places] = column_letters(pairs, [letters[counts.columns[at][1:]] for at in places]).T
    return found


def share_covariance(
    frame: Frame, counts: Counts, tables: Tables, places: list[int]
) -> tuple[np.ndarray, float]:
    """(options, C, C) covariance of each option's shares in these columns, and its degrees of freedom."""
    if tables.replicates is not None:
        covariances = _by_replicates(frame, counts, tables.replicates, places)
        return covariances, table_df(frame, counts, tables, places, BASE)
    options = list(range(len(counts.options)))
    totals = counts.s.sum(axis=0)[places].T.ravel()
    covariance = column_covariance(frame, counts, tables, places, options, sums_to_whole=False)
    of = TotalCovariance(totals, covariance, np.zeros(0, dtype=bool))
    bases = list(range(len(places)))
    each = [
        shares_of_totals(of, bases=bases, counts=[option * len(places) + at for at in bases]).covariance
        for option in options[1:]
    ]
    return np.array(each), table_df(frame, counts, tables, places, BASE)


def share_joint_covariance(
    frame: Frame, counts: Counts, tables: Tables, column: int
) -> tuple[np.ndarray, float]:
    """(options, options) covariance of the shares of one column, and its degrees of freedom."""
    totals = counts.s.sum(axis=0)[column]
    options = list(range(len(totals)))
    covariance = column_covariance(frame, counts, tables, [column], options, sums_to_whole=False)
    of = TotalCovariance(totals, covariance, np.zeros(0, dtype=bool))
    found = shares_of_totals(of, bases=[0] * (len(options) - 1), counts=options[1:]).covariance
    if tables.replicates is not None:
        with np.errstate(divide="ignore", invalid="ignore"):
            each = tables.replicates[:, column, 1:] / tables.replicates[:, column, :1]
        scaled = replicated_of(frame)
        found = replicate_covariance(each, totals[1:] / totals[0], scale=scaled.scale, rscales=scaled.rscales)
    return found, table_df(frame, counts, tables, [column], BASE)


def _by_replicates(frame: Frame, counts: Counts, totals: np.ndarray, places: list[int]) -> np.ndarray:
    scaled = replicated_of(frame)
    full = counts.s.sum(axis=0)[places]
    with np.errstate(divide="ignore", invalid="ignore"):
        share, each = full[:, 1:] / full[:, :1], totals[:, places, 1:] / totals[:, places, :1]
    covariances = [
        replicate_covariance(each[:, :, at], share[:, at], scale=scaled.scale, rscales=scaled.rscales)
        for at in range(share.shape[1])
    ]
    return np.array(covariances)
