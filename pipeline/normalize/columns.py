"""What the export's file knows about its columns, as ingest wrote it down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.normalize.fold import fold


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of the export."""

    name: str
    role: str
    labels: Mapping[str, str]  # value -> label
    missing: frozenset[str]
    missing_ranges: tuple[tuple[float, float], ...]

    def declares_missing(self, cell: str) -> bool:
        """Whether the file itself calls this value missing."""
        if cell in self.missing:
            return True
        try:
            number = float(cell)
        except ValueError:
            return False
        return any(low <= number <= high for low, high in self.missing_ranges)


def export_columns(frame: pd.DataFrame) -> dict[str, ExportColumn]:
    """The columns by name. `frame` is the table `export_columns`."""
    return {
        row.name: ExportColumn(
            row.name,
            row.role or "",
            dict(json.loads(row.values)),
            frozenset(json.loads(row.missing)),
            tuple((low, high) for low, high in json.loads(row.missing_ranges)),
        )
        for row in frame[["name", "role", "values", "missing", "missing_ranges"]]
        .set_axis(["name", "role", "values", "missing", "missing_ranges"], axis=1)
        .itertuples(index=False)
    }


REASON_WORDS = {
    "refused": ("refus", "prefer not", "weiger", "wil niet", "keine angabe", "verweiger"),
    "dont_know": (
        "don't know",
        "dont know",
        "weet niet",
        "weet ik niet",
        "weiss nicht",
        "weiß nicht",
        "unsure",
    ),
    "not_asked": ("not asked", "not applicable", "niet van toepassing", "skipped", "nicht gestellt", "inap"),
}


def declared_reason(label: str) -> str:
    """The reason that a file's own missing value stands for, by the words of its label."""
    words = fold(label)
    return next(
        (reason for reason, parts in REASON_WORDS.items() if any(part in words for part in parts)),
        "no_answer",
    )
