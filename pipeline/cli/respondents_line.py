"""Respondents kept and not, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

KEPT = "kept"
PLURALS = {"speeder": "speeders", "duplicate": "duplicates", "straightliner": "straightliners"}


def respondent_counts(respondents: pd.DataFrame) -> dict[str, int]:
    """ "kept" and each reason why not -> respondents, the most frequent reason first; from the table `respondents`."""
    excluded = respondents.loc[~respondents["is_kept"], "exclusion_reason"].value_counts()
    counts = {str(reason): int(rows) for reason, rows in excluded.items()}
    return {KEPT: int(respondents["is_kept"].sum()), **counts}


def respondents_line(counts: Mapping[str, int]) -> str:
    """As in "400 kept of 432; not kept: 14 screened out, 9 incomplete"."""
    reasons = ", ".join(
        f"{rows:,} {_word(reason, rows)}" for reason, rows in counts.items() if reason != KEPT
    )
    said = f"{counts[KEPT]:,} kept of {sum(counts.values()):,}"
    return f"{said}; not kept: {reasons}" if reasons else said


def _word(reason: str, rows: int) -> str:
    return (reason if rows == 1 else PLURALS.get(reason, reason)).replace("_", " ")
