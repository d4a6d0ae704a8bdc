"""The rows of a topline: the totals of `rates` and `score_means`, in the questionnaire's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.cli.machine import Row, records
from pipeline.cli.published import published_rows
from pipeline.cli.row_choice import choose_rows
from pipeline.contract import TABLES
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    "table",
    *dict.fromkeys([*TABLES["rates"].types, *TABLES["score_means"].types]),
]  # of both tables, each once


@dataclass(frozen=True, slots=True)
class Topline:
    """What a topline is made of: frames with the columns of their tables."""

    items: pd.DataFrame  # one row per wave and item, in the questionnaire's order
    rates: pd.DataFrame
    means: pd.DataFrame


def read_topline(
    folder: DataFolder, study: str, waves: Sequence[str], *, universe: str, weighting: str | None
) -> Topline:
    """The totals of these waves. Raises UsageError for a universe or weighting that is not there."""
    items = published_rows(folder, "items", study, waves)
    chosen = [
        choose_rows(published_rows(folder, name, study, waves), universe=universe, weighting=weighting)
        for name in ("rates", "score_means")
    ]
    return Topline(items.drop_duplicates(["wave", "item_order", "item"]), *chosen)


def topline_records(found: Topline) -> list[Row]:
    """A mapping a row, in the questionnaire's order; `table` says whose columns it has."""
    order = {(row.wave, row.item): row.item_order for row in found.items.itertuples()}
    rows = [{"table": "rates", **row} for row in records(found.rates, "rates")]
    rows += [{"table": "score_means", **row} for row in records(found.means, "score_means")]
    return sorted(
        rows, key=lambda row: (row["wave"], order.get((row["wave"], row.get("item") or row["measure"]), 0))
    )
