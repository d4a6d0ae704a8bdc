"""The same analysis under other settings, beside what is published; nothing is published by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.flow.tried_correlations import tried_correlations
from pipeline.report.wave_view import WaveView
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd

SHOWN = "score outcome method estimate low high published_estimate published_low published_high".split()


def tried(view: WaveView, settings: Sequence[str], *, data: str | Path | None = None) -> pd.DataFrame:
    """One row per correlation among everybody under `settings`, words such as `score_method=z_mean`.

    As `survey correlate --set`: computed into data/processed/trials. Raises UsageError for an unknown setting.
    """
    rows, _ = tried_correlations(DataFolder.chosen(data), view.study.name, [view.name], settings)
    rows = rows[(rows["banner"] == "total") & (rows["weighting"] == view.weighting)]
    return rows[SHOWN].reset_index(drop=True)
