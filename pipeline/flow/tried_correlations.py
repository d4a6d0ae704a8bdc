"""The correlations of a trial beside the published ones, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.flow.trial_settings import read_settings
from pipeline.flow.trials import run_trial
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd

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
