"""What the export's file knows about its columns, as ingest wrote it down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.codebook.model import NO_MAPPING
from pipeline.normalize.fold import fold

DECLARED = ["name", "text", "type", "role", "values", "missing", "missing_ranges"]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of the export."""

    name: str
    text: str = ""  # question
    type: str = "text"
    role: str = ""
    labels: Mapping[str, str] = NO_MAPPING  # value -> label
    missing: frozenset[str] = frozenset()
    missing_ranges: tuple[tuple[float, float], ...] = ()

    def declares_missing(self, cell: str) -> bool:
        """Whether the file itself calls this value missing."""
        if cell in self.missing:
            return True
        try:
            number = float(cell)
        except ValueError:
            return False
        return any(low <= number <= high for low, high in self.missing_ranges)

    def reason(self, cell: str) -> str:
        """Why there is no answer where the file calls the cell missing, by the words of its label."""
        words = fold(self.labels.get(cell, ""))
        return next(
            (reason for reason, parts in REASON_WORDS.items() if any(part in words for part in parts)),
            "no_answer",
        )


def export_columns(frame: pd.DataFrame) -> dict[str, ExportColumn]:
    """The columns by name. `frame` is the table `export_columns`."""
    return {
        name: ExportColumn(
            name,
            text or "",
            type_ or "text",
            role or "",
            dict(json.loads(values)),
            frozenset(json.loads(missing)),
            tuple((low, high) for low, high in json.loads(ranges)),
        )
        for name, text, type_, role, values, missing, ranges in frame[DECLARED].itertuples(index=False)
    }


def find_column(wanted: str, columns: Mapping[str, ExportColumn]) -> str | None:
    """The column that a codebook means: by name, else by name or question however typed; None in doubt."""
    if wanted in columns:
        return wanted
    key = fold(wanted)
    for spelling in ("name", "text"):
        same = [name for name, column in columns.items() if fold(getattr(column, spelling)) == key]
        if same:
            return same[0] if len(same) == 1 else None
    return None


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
