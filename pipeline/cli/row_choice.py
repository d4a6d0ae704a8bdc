"""The rows of a published table that a command line asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.cli.choices import require
from pipeline.cli.headline_weighting import headline_weighting
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd

TOTAL = "total"


def choose_rows(
    rows: pd.DataFrame, *, by: Sequence[str] = (), universe: str = "all", weighting: str | None = None
) -> pd.DataFrame:
    """The rows of one universe, split by one item or by the crossing of several; without `by` the totals.

    Every weighting unless one is named. Raises UsageError for a name that the table does not have.
    """
    where = f"{rows['study'].iloc[0]}" if len(rows) else "the study"
    if not len(rows):
        return rows
    require("universe", universe, rows["universe"], where=where)
    rows = rows[rows["universe"] == universe]
    rows = rows[rows["banner"] == _banner(by, rows["banner"].unique(), where=where)]
    if weighting is None:
        return rows
    require("weighting", weighting, rows["weighting"], where=where)
    return rows[rows["weighting"] == weighting]


def choose_named(rows: pd.DataFrame, what: str, asked: str | None) -> pd.DataFrame:
    """The rows whose column `what` is the name asked for; all of them without one."""
    if asked is None:
        return rows
    require(what, asked, rows[what], where=str(rows["study"].iloc[0]) if len(rows) else "the study")
    return rows[rows[what] == asked]


def headline_rows(folder: DataFolder, rows: pd.DataFrame) -> pd.DataFrame:
    """Of each wave the rows of its headline weighting: what a table shows where none was chosen."""
    import pandas as pd

    kept = [
        of_wave[
            of_wave["weighting"] == headline_weighting(folder, str(study), str(wave), of_wave["weighting"])
        ]
        for (study, wave), of_wave in rows.groupby(["study", "wave"], sort=False)
    ]
    return pd.concat(kept) if kept else rows


def _banner(by: Sequence[str], banners: Sequence[str], *, where: str) -> str:
    """The banner's name: a crossing is found whichever way round it was declared."""
    if not by:
        return TOTAL
    wanted = frozenset(part for one in by for part in one.split("*"))
    found = next((name for name in banners if frozenset(name.split("*")) == wanted), None)
    if found is None:
        splits = [name for name in banners if name != TOTAL]
        require("split by", "*".join(by), splits, where=where)
    return str(found)
