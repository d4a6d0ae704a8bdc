"""The design covariance of all cells of an item × banner table, by whatever the wave's design is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.frame.replicate_totals import replicate_totals
from pipeline.stats.replicate_variance import replicate_covariance
from pipeline.stats.totals import total_covariance
from pipeline.tabulate.count import Counts
from pipeline.tabulate.replicate_rows import ReplicateRows, read_replicate_rows
from pipeline.tabulate.replicate_shares import replicated_of
from pipeline.tabulate.table_df import table_df
from pipeline.tabulate.table_rows import TableRows, needs_rows, read_table_rows, rows_covariance

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class BannerTable:
    """One item × banner table: totals (options, columns), and their covariance with cells in row order.

    `unweighted_base` counts respondents in all cells, `respondents` (options,) those of each row.
    """

    totals: np.ndarray
    covariance: np.ndarray
    unweighted_base: int
    respondents: np.ndarray
    df: float


@dataclass(frozen=True, slots=True)
class Tables:
    """What the covariance of any table of one item is made from: `replicates`, else `rows`, else `products`."""

    products: pd.DataFrame | None = None
    rows: TableRows | None = None
    replicates: np.ndarray | None = None  # (R, columns, options)
    replicate_rows: ReplicateRows | None = (
        None  # where they came with the data; `rows` where they are made here
    )

    @property
    def columns_covary(self) -> bool:
        """Whether columns without a common respondent depend on one another, through PSUs or replicates."""
        return self.replicates is not None or (self.rows is not None and self.rows.psus is not None)


def read_tables(engine: Engine, frame: Frame, counts: Counts, weighting: str) -> Tables:
    """For the item that was counted last, under one weighting."""
    if frame.is_replicated(weighting):
        totals = replicate_totals(engine, frame, counts.options)
        if replicated_of(frame).factors is None:
            return Tables(
                replicates=totals, replicate_rows=read_replicate_rows(engine, frame, counts.options)
            )
        return Tables(replicates=totals, rows=read_table_rows(engine, frame, counts.options, weighting))
    if needs_rows(frame, weighting):
        return Tables(rows=read_table_rows(engine, frame, counts.options, weighting))
    return Tables(products=engine.run(HERE / "products.sql"))


def banner_table(
    frame: Frame,
    counts: Counts,
    tables: Tables,
    *,
    columns: list[int],
    options: tuple[str, ...],
    sums_to_whole: bool = True,
) -> BannerTable:
    """The table of the chosen options ("": the base) in these columns of one banner.

    `sums_to_whole`: the cells are parts of one whole, and replicates are of their shares in it.
    """
    rows = [counts.options.index(option) for option in options]
    picked = np.ix_(range(len(frame.strata.names)), columns, rows)
    sums = counts.s[picked].transpose(0, 2, 1).reshape(len(frame.strata.names), -1)
    if tables.products is not None:
        universe, banner, _ = counts.columns[columns[0]]
        here = tables.products[
            (tables.products["universe"] == universe) & (tables.products["banner"] == banner)
        ]
        covariance = _of_products(frame, counts, here, columns, options, sums)
    else:
        covariance = column_covariance(frame, counts, tables, columns, rows, sums_to_whole=sums_to_whole)
    return BannerTable(
        totals=sums.sum(axis=0).reshape(len(rows), len(columns)),
        covariance=covariance,
        unweighted_base=int(counts.n[picked].sum()),
        respondents=counts.n[picked].sum(axis=(0, 1)),
        df=table_df(frame, counts, tables, columns, rows),
    )


def column_covariance(
    frame: Frame,
    counts: Counts,
    tables: Tables,
    columns: list[int],
    options: list[int],
    *,
    sums_to_whole: bool,
) -> np.ndarray:
    """(K, K) of the totals of these options in any columns, options first; not from `products`."""
    if tables.replicates is not None:
        totals, scaled = tables.replicates, replicated_of(frame)
        full = counts.s.sum(axis=0)[np.ix_(columns, options)].T.ravel()
        each = totals[:, columns][:, :, options].transpose(0, 2, 1).reshape(len(totals), -1)
        if sums_to_whole:
            with np.errstate(divide="ignore", invalid="ignore"):
                each = full.sum() * each / each.sum(axis=1, keepdims=True)
        return replicate_covariance(each, full, scale=scaled.scale, rscales=scaled.rscales)
    assert tables.rows is not None
    return rows_covariance(frame, tables.rows, columns, options)


def _of_products(  # noqa: PLR0917 - the table, and what was counted of it
    frame: Frame,
    counts: Counts,
    products: pd.DataFrame,
    columns: list[int],
    options: tuple[str, ...],
    sums: np.ndarray,
) -> np.ndarray:
    place = {
        (counts.columns[column][2], option): row * len(columns) + position
        for row, option in enumerate(options)
        for position, column in enumerate(columns)
    }
    strata = {name: at for at, name in enumerate(frame.strata.names)}
    ends = (("banner_option", "option"), ("other_banner_option", "other_option"))
    one, other = (  # integers even where there is no product
        np.array(
            [place.get(key, -1) for key in zip(products[column], products[option], strict=True)], dtype=int
        )
        for column, option in ends
    )
    known = (one >= 0) & (other >= 0)
    m = np.zeros((len(strata), len(place), len(place)))
    at = products["stratum"].map(strata).to_numpy(int)
    m[at[known], one[known], other[known]] = products["product"].to_numpy(float)[known]
    return total_covariance(frame.strata.psus, frame.strata.fraction, sums, m, lonely=frame.lonely).covariance
