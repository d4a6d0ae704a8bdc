"""Rates as tables for a terminal: shares with bars, a block an option where they are split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.cli.basis import basis_of_rates
from pipeline.cli.console import console_width, plain
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
    """One item with one weighting: a line an option, and where it is split one a banner option below it."""
    is_split = rows["banner"].iloc[0] != "total"
    has_letters = is_split and bool(rows["letters"].fillna("").ne("").any())
    bar_width = fitting_bar(console_width())
    table = _empty_table(rows, is_split=is_split, has_letters=has_letters, has_bar=bar_width > 0)
    previous = None
    for row in rows.itertuples():
        if is_split and row.option != previous:
            table.add_row(_option_label(row), style="bold")
            previous = row.option
        letter = f"{row.column_letter} " if has_letters and row.column_letter else ""
        cells = [f"  {letter}{plain(row.banner_option_label)}"] if is_split else [_option_label(row)]
        cells += [number(row.unweighted_base, decimals=0)] if is_split else []
        cells += [percent(row.share, decimals=DECIMALS)]
        cells += [bar(row.share, bar_width)] if bar_width else []
        cells += [percent_interval(row.share_low, row.share_high, decimals=DECIMALS)]
        cells += [row.letters or ""] if has_letters else []
        table.add_row(*cells, remark(row.flag, row.evidence), style="dim" if is_weak(row.flag) else None)
    return table


def fitting_bar(width: int) -> int:
    """How long a bar may be at share 1 in a console that wide; a narrow one has none."""
    return 0 if width < 72 else min(BAR_WIDTH, (width - 56) // 2)


def _empty_table(rows: pd.DataFrame, *, is_split: bool, has_letters: bool, has_bar: bool) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    banner = plain(rows["banner"].iloc[0]).replace("*", " × ")
    table.add_column(f"  by {banner}" if is_split else "", max_width=56, overflow="fold")
    if is_split:
        table.add_column("base", justify="right", no_wrap=True)
    table.add_column("share", justify="right", no_wrap=True)
    if has_bar:
        table.add_column("", style="cyan", no_wrap=True)
    table.add_column("interval", no_wrap=True)
    if has_letters:
        table.add_column("above", no_wrap=True)
    table.add_column("", style="yellow", overflow="fold", min_width=8)
    return table


def _option_label(row: Any) -> str:
    return f"net: {plain(row.option_label)}" if row.item_kind == "net" else plain(row.option_label)
