"""A topline for a terminal: a block an item, as the questionnaire has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.cli.basis import basis_of_estimates, basis_of_rates
from pipeline.cli.console import plain, show
from pipeline.cli.figures import estimate, is_missing, number
from pipeline.cli.notice import notice_panel
from pipeline.cli.printing import reconstructed_waves
from pipeline.cli.rate_table import rate_table
from pipeline.cli.remarks import remark
from pipeline.cli.row_choice import headline_rows
from pipeline.cli.topline_rows import Topline
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


def show_topline(folder: DataFolder, found: Topline, *, weighting: str | None) -> None:
    """Prints every wave's items in order, with the headline weighting unless one was chosen."""
    rates, means = (
        rows if weighting or not len(rows) else headline_rows(folder, rows)
        for rows in (found.rates, found.means)
    )
    show(*notice_panel(reconstructed_waves(rates)))
    for wave, items in found.items.groupby("wave", sort=False):
        show(*wave_blocks(items, rates[rates["wave"] == wave], means[means["wave"] == wave]))


def wave_blocks(items: pd.DataFrame, rates: pd.DataFrame, means: pd.DataFrame) -> Iterator[RenderableType]:
    """The blocks of one wave under its heading."""
    from rich.rule import Rule
    from rich.text import Text

    yield Rule(f"{items['study'].iloc[0]}:{items['wave'].iloc[0]}", align="left")
    of_item, of_measure = dict(list(rates.groupby("item"))), dict(list(means.groupby("measure")))
    for item in items.itertuples():
        shares, measured = of_item.get(item.item), of_measure.get(item.item)
        if shares is None and measured is None:
            continue  # an open answer: not published
        yield Text()
        yield Text(f"{item.item}: {plain(_label(shares, measured))}", style="bold")
        if measured is not None:
            yield mean_line(next(measured.itertuples()), None if is_missing(item.unit) else item.unit)
        if shares is not None:
            yield Text(basis_of_rates(next(shares.itertuples())), style="dim")
            yield rate_table(shares)


def _label(shares: pd.DataFrame | None, measured: pd.DataFrame | None) -> str:
    if shares is not None:
        return str(shares["item_label"].iloc[0])
    return "" if measured is None else str(measured["measure_label"].iloc[0])


def mean_line(row: Any, unit: str | None) -> RenderableType:
    """Mean with interval, median and standard deviation of a number or score."""
    from rich.text import Text

    said = (
        f"mean {estimate(row.mean, row.low, row.high)}, median {number(row.median)}, "
        f"standard deviation {number(row.std_dev)}{f' {unit}' if unit else ''}"
    )
    line = Text(said)
    special = remark(row.flag, row.evidence, of_means=True)
    line.append(f"  base {number(row.unweighted_base, decimals=0)}{basis_of_estimates(row)}", style="dim")
    return line.append(f"  {special}" if special else "", style="yellow")
