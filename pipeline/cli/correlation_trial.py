"""The correlations of a trial beside the published ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.figures import NO_NUMBER, estimate
from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.flow.trial_settings import read_settings
from pipeline.flow.trials import run_trial
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType

BESIDE = ("estimate", "low", "high")


def tried_correlations(
    folder: DataFolder, study: str, waves: Sequence[str], words: Sequence[str]
) -> tuple[pd.DataFrame, list[str]]:
    """The correlations of these waves under the settings, each with `published_estimate` and its ends; and the
    folders they were written to. Nothing is published.
    """
    import pandas as pd

    settings = read_settings(words)
    frames, places = [], []
    for wave in waves:
        run = open_wave(folder, f"{study}:{wave}")
        to = run_trial(run, settings)
        places.append(str(to))

        rows = _table(study, wave, to)
        published = run.generation.tables.load("correlations")
        key = [*TABLES["correlations"].key]
        beside = published[[*key, *BESIDE]].rename(columns={name: f"published_{name}" for name in BESIDE})
        frames.append(rows.merge(beside, on=key, how="left"))
    return pd.concat(frames, ignore_index=True), places


def _table(study: str, wave: str, folder: Path) -> pd.DataFrame:
    def tried(name: str) -> Path:
        return folder / f"{name}.parquet"

    return Tables(study, wave, tried, tried).load("correlations")


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
