"""The correlations of a trial beside the published ones, drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.cli.figures import NO_NUMBER, estimate

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


def draw_trial(rows: pd.DataFrame) -> Iterator[RenderableType]:
    """A line a correlation: what the trial gives, and what is published."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for title in ("wave", "score", "outcome", "banner option", "method", "weighting", "tried", "published"):
        table.add_column(title, no_wrap=title in ("tried", "published"))
    for row in rows.itertuples():
        own = (row.wave, row.score, row.outcome, row.banner_option, row.method, row.weighting)
        table.add_row(
            *(str(one) for one in own),
            estimate(row.estimate, row.low, row.high) or NO_NUMBER,
            estimate(row.published_estimate, row.published_low, row.published_high) or NO_NUMBER,
        )
    yield table
