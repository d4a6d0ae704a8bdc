"""Prints chosen rows in the form asked for, with the warning that goes with a reconstruction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pipeline.cli.console import show, write
from pipeline.cli.machine import as_csv, as_json, records
from pipeline.cli.notice import notice_panel, warn
from pipeline.cli.row_choice import headline_rows
from pipeline.contract import TABLES
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


def print_rows(
    rows: pd.DataFrame,
    table: str,
    form: str,
    *,
    folder: DataFolder,
    weighting: str | None,
    draw: Callable[[pd.DataFrame], Iterable[RenderableType]],
) -> None:
    """As a table drawn by `draw`; or as csv or json, then the warning goes to standard error."""
    reconstructed = reconstructed_waves(rows)
    if form == "table":
        shown = rows if weighting else headline_rows(folder, rows)
        show(*notice_panel(reconstructed), *draw(shown))
        return
    found = records(rows, table)
    write(as_json(found) if form == "json" else as_csv(found, list(TABLES[table].types)))
    warn(reconstructed)


def reconstructed_waves(rows: pd.DataFrame) -> list[str]:
    """The waves `study:wave` of rows that do not rest on respondents' answers."""
    made = rows[rows["evidence"].isin(["pinned", "assumed"])] if len(rows) else rows
    return [
        f"{study}:{wave}" for study, wave in made[["study", "wave"]].drop_duplicates().itertuples(index=False)
    ]
