"""What stands behind each correlation, below the table that `survey correlate` draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.cli.console import plain
from pipeline.cli.correlation_table import draw_correlations
from pipeline.cli.published import published_rows
from pipeline.codebook import load_study
from pipeline.contract import TABLES
from pipeline.report.standing import TABLES_READ, standing
from pipeline.report.table_rows import of_frame, records
from pipeline.report.topics import step_items
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


def draw_with_standing(folder: DataFolder, rows: pd.DataFrame) -> Iterator[RenderableType]:
    """The tables, and where everybody is in them the facts behind each score and outcome."""
    yield from draw_correlations(rows)
    if not len(rows) or set(rows["banner"]) != {"total"} or set(rows["universe"]) != {"all"}:
        return
    for (study, wave), of_wave in rows.groupby(["study", "wave"], sort=False):
        rows_of = {
            name: records(of_frame(published_rows(folder, name, study, _waves(name, wave))))
            for name in TABLES_READ
        }
        codebook = load_study(folder.raw / str(study) / "codebook.yaml")
        steps = step_items(codebook, codebook.wave(str(wave)))
        pairs = of_wave[["score", "outcome", "weighting"]].drop_duplicates().itertuples(index=False)
        for score, outcome, weighting in pairs:
            yield from _facts(
                f"{study}:{wave}",
                (score, outcome),
                standing(rows_of, (score, outcome), weighting, steps=steps),
            )


def _waves(table: str, wave: str) -> list[str]:
    return [wave if TABLES[table].spans == "wave" else "_"]


def _facts(wave: str, pair: tuple[str, str], facts: list[tuple[str, str]]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    yield Text()
    yield Text(f"{wave}  ", style="dim").append(f"{plain(pair[0])} and {plain(pair[1])}", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for what, words in facts:
        table.add_row(plain(what), plain(words))
    yield table
