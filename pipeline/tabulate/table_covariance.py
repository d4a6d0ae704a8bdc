"""The design covariance of all cells of an item × banner table, from sums of products of PSU totals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.engine import Engine
from pipeline.frame.build import Frame
from pipeline.stats.totals import total_covariance
from pipeline.tabulate.count import Counts

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class BannerTable:
    """One item × banner table: totals (options, columns), and their covariance with cells in row order.

    `unweighted_base` counts respondents in all cells, `respondents` those of the first row: the base of a set.
    """

    totals: np.ndarray
    covariance: np.ndarray
    unweighted_base: int
    respondents: int
    df: float


def cell_products(engine: Engine, frame: Frame) -> dict[tuple[str, str], pd.DataFrame]:
    """The products of every table of the item that was counted last, by universe and banner."""
    found = engine.run(HERE / f"products{'_by_psu' if frame.is_clustered else ''}.sql")
    return {key: rows for key, rows in found.groupby(["universe", "banner"], sort=False)}  # type: ignore[misc]


def banner_table(
    frame: Frame,
    counts: Counts,
    products: pd.DataFrame,
    *,
    universe: str,
    banner: str,
    options: tuple[str, ...],
) -> BannerTable:
    """The table of the chosen options ("": the base) in every column of one banner."""
    columns = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
    rows = [counts.options.index(option) for option in options]
    place = {
        (counts.columns[column][2], option): row * len(columns) + position
        for row, option in enumerate(options)
        for position, column in enumerate(columns)
    }
    strata = {name: at for at, name in enumerate(frame.strata.names)}
    one = [place.get(key, -1) for key in zip(products["banner_option"], products["option"], strict=True)]
    keys = zip(products["other_banner_option"], products["other_option"], strict=True)
    other = [place.get(key, -1) for key in keys]
    known = (np.array(one) >= 0) & (np.array(other) >= 0)
    size = len(place)
    m = np.zeros((len(strata), size, size))
    at = products["stratum"].map(strata).to_numpy(int)
    m[at[known], np.array(one)[known], np.array(other)[known]] = products["product"].to_numpy(float)[known]
    picked = np.ix_(range(len(strata)), columns, rows)
    sums = counts.s[picked].transpose(0, 2, 1).reshape(len(strata), -1)
    covariance = total_covariance(
        frame.strata.psus, frame.strata.fraction, sums, m, lonely=frame.lonely
    ).covariance
    present = counts.psus[:, columns, :][:, :, rows].max(axis=(1, 2))
    psus = _psus_in(frame, counts, columns, rows)
    return BannerTable(
        totals=sums.sum(axis=0).reshape(len(rows), len(columns)),
        covariance=covariance,
        unweighted_base=int(counts.n[picked].sum()),
        respondents=int(counts.n[:, columns, rows[0]].sum()),
        df=float(psus.sum() - (present > 0).sum()),
    )


def _psus_in(frame: Frame, counts: Counts, columns: list[int], rows: list[int]) -> np.ndarray:
    """(strata,): PSUs with weight in the table. A respondent stands in one cell; a cluster in any number."""
    if frame.is_clustered:
        return np.where(counts.psus[:, columns, :][:, :, rows].sum(axis=(1, 2)) > 0, frame.strata.psus, 0.0)
    return counts.psus[:, columns, 0].sum(axis=1)
