"""What of a wave is money: one company could be read out of its sums."""

from __future__ import annotations

import re

import numpy as np

from pipeline.codebook.model import Study, Wave
from pipeline.stats.disclosure_rules import breaks_p_percent, too_few_contributors

CURRENCY = re.compile(r"[A-Z]{3}\b|[€$£¥]")  # EUR, EUR million, € 1000
FEWEST = 10  # companies behind a sum of money


def is_money(unit: str | None) -> bool:
    """Whether a unit begins with a currency."""
    return bool(unit and CURRENCY.match(unit.strip()))


def money_names(study: Study, wave: Wave) -> frozenset[str]:
    """Numeric items and columns of outcome files that are money, and scores that such items are added up to."""
    items = {item.name for item in wave.items if is_money(item.unit)}
    archival = {
        column.name
        for file in study.outcome_files
        for column in file.columns.values()
        if is_money(column.unit)
    }
    scores = {score.name for score in study.scores if score.method != "count" and items & {*score.items}}
    return frozenset(items | archival | scores)


def tells_of_one(
    companies: np.ndarray, total: np.ndarray, largest: np.ndarray, second: np.ndarray, *, percent: float
) -> np.ndarray:
    """Where a sum over `companies`, of `total` without signs, tells of its largest: too few behind it, or the p% rule."""
    return (companies > 0) & (
        too_few_contributors(companies, minimum=FEWEST)
        | breaks_p_percent(total, largest, second, percent=percent)
    )
