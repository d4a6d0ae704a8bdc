"""Rates as tables for a terminal: shares with bars, a block an option where they are split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.cli.basis import basis_of_rates
from pipeline.cli.console import plain
from pipeline.cli.figures import bar, number, percent, percent_interval
from pipeline.cli.remarks import is_weak, remark

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType
    from rich.table import Table

BAR_WIDTH = 20
DECIMALS = 1


def draw_rates(rows: pd.DataFrame) -> Iterator[RenderableType]:
    """A heading and a table an item; `rows` are of one banner and universe."""
    from rich.text import Text

    waves = rows["wave"].nunique()
    for (study, wave, item), of_item in rows.groupby(["study", "wave", "item"], sort=False):
        for _, of_weight in of_item.groupby("weighting", sort=False):
            first = next(of_weight.itertuples())
            heading = Text(f"{study}:{wave}  " if waves > 1 else "", style="dim")
            yield Text()
            yield heading.append(f"{item}: {plain(first.item_label)}", style="bold")
            yield Text(basis_of_rates(first), style="dim")
            yield rate_table(of_weight)


def rate_table(rows: pd.DataFrame) -> Table:
    """One item with one weighting: a line an option, or a line an option and banner option."""
    from rich.table import Table

    is_split = rows["banner"].iloc[0] != "total"
    has_letters = is_split and bool(rows["letters"].fillna("").ne("").any())
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    table.add_column("", max_width=44)
    if is_split:
        table.add_column(plain(rows["banner"].iloc[0]).replace("*", " × "), max_width=56)
        table.add_column("base", justify="right", no_wrap=True)
    for title in ("share", "", "interval"):
        table.add_column(title, justify="right" if title == "share" else "left", no_wrap=True)
    if has_letters:
        table.add_column("above", no_wrap=True)
    table.add_column("", style="yellow")
    previous = None
    for row in rows.itertuples():
        cells = _cells(row, is_split=is_split, is_first=row.option != previous, has_letters=has_letters)
        table.add_row(*cells, style="dim" if is_weak(row.flag) else None)
        previous = row.option
    return table


def _cells(row: Any, *, is_split: bool, is_first: bool, has_letters: bool) -> list[str]:
    label = f"net: {plain(row.option_label)}" if row.item_kind == "net" else plain(row.option_label)
    cells = [label if is_first else ""]
    if is_split:
        letter = f"{row.column_letter} " if has_letters and row.column_letter else ""
        cells += [f"{letter}{plain(row.banner_option_label)}", number(row.unweighted_base, decimals=0)]
    cells += [
        percent(row.share, decimals=DECIMALS),
        bar(row.share, BAR_WIDTH),
        percent_interval(row.share_low, row.share_high, decimals=DECIMALS),
    ]
    return [*cells, *([row.letters or ""] if has_letters else []), remark(row.flag, row.evidence)]
