"""Correlations as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.cli.basis import basis_of_estimates
from pipeline.cli.console import console_width, plain
from pipeline.cli.figures import NO_NUMBER, estimate, is_missing, number
from pipeline.cli.remarks import is_weak, remark

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType
    from rich.table import Table

NARROW = 80  # columns of a terminal below which a table has the adjusted p alone, and no controls
NOTHING = "no correlations: the codebook names no outcomes, or no score."


def draw_correlations(rows: pd.DataFrame) -> Iterator[RenderableType]:
    """A heading and a table a wave, score and weighting."""
    from rich.text import Text

    if not len(rows):
        yield NOTHING
    for (study, wave, score, _), group in rows.groupby(["study", "wave", "score", "weighting"], sort=False):
        first = next(group.itertuples())
        yield Text()
        yield Text(f"{study}:{wave}  ", style="dim").append(f"{plain(score)} and each outcome", style="bold")
        yield Text(basis_of_estimates(first).removeprefix(", "), style="dim")
        yield correlation_table(group, is_narrow=console_width() < NARROW)


def correlation_table(rows: pd.DataFrame, *, is_narrow: bool = False) -> Table:
    """One score with one weighting: a line an outcome, banner option and method."""
    from rich.table import Table

    is_split = rows["banner"].iloc[0] != "total"
    padding = (0, 1, 0, 0) if is_narrow else (0, 1)
    table = Table(box=None, padding=padding, pad_edge=False, header_style="dim")
    table.add_column("outcome", overflow="fold")
    if is_split:
        table.add_column(plain(rows["banner"].iloc[0]).replace("*", " × "))
    table.add_column("method", overflow="fold")
    for title in ("base", "correlation", *(["adj. p"] if is_narrow else ["p", "p adjusted"])):
        table.add_column(title, justify="right" if title != "correlation" else "left", no_wrap=True)
    table.add_column("", style="yellow", overflow="fold", min_width=7)
    for row in rows.itertuples():
        cells = _cells(row, is_split=is_split, is_narrow=is_narrow)
        table.add_row(*cells, style="dim" if is_weak(row.flag) else None)
    return table


def _cells(row: Any, *, is_split: bool, is_narrow: bool) -> list[str]:
    method = row.method + (f" | {row.controls}" if row.controls else "")
    if is_narrow:
        method = row.method.replace("_", " ")
    return [
        plain(row.outcome),
        *([plain(row.banner_option)] if is_split else []),
        method,
        number(row.unweighted_base, decimals=0),
        estimate(row.estimate, row.low, row.high),
        *([] if is_narrow else [_p_value(row.p_value)]),
        _p_value(row.p_adjusted),
        remark(row.flag, row.evidence),
    ]


def _p_value(value: float) -> str:
    """As journals print it; a dash where there is none."""
    if is_missing(value):
        return NO_NUMBER
    return "<0.001" if value < 0.001 else f"{value:.3f}"
