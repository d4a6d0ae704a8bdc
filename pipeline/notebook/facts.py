"""What stands behind a correlation, as a small table for a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.published import snapshot
from pipeline.report.standing import TABLES_READ, standing
from pipeline.report.table_rows import of_frame, records
from pipeline.report.topics import step_items
from pipeline.report.wave_view import WaveView

if TYPE_CHECKING:
    import pandas as pd


def facts(view: WaveView, score: str, outcome: str, *, data: str | Path | None = None) -> pd.DataFrame:
    """One row per fact: `what`, `words`; as `survey correlate` prints them."""
    import pandas as pd

    with snapshot(data) as published:
        rows_of = {
            table: records(of_frame(published.read(table, study=view.study.name, wave=_wave(view, table))))
            for table in TABLES_READ
        }
    steps = step_items(view.study, view.wave)
    found = standing(rows_of, (score, outcome), view.weighting, steps=steps)
    return pd.DataFrame(found, columns=["what", "words"])


def _wave(view: WaveView, table: str) -> str | None:
    return view.name if TABLES[table].spans == "wave" else None
