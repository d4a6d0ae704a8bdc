"""Tests of every pair of columns within each row of a table, and the family they are adjusted in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from pipeline.stats.adjust import bh, bonferroni, by, holm

Adjustment = Literal["holm", "bonferroni", "bh", "by", "none"]
ADJUSTMENTS: MappingProxyType[str, Callable[..., np.ndarray]] = MappingProxyType(
    {"holm": holm, "bonferroni": bonferroni, "bh": bh, "by": by, "none": np.asarray}
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns `first` and `second` (P,) of each pair; the rest (R, P). NaN: this pair is not tested.

    `difference` is first less second; `p_adjusted` is over the tested pairs of the row.
    """

    first: np.ndarray
    second: np.ndarray
    difference: np.ndarray
    statistic: np.ndarray
    p_value: np.ndarray
    p_adjusted: np.ndarray


@lru_cache(maxsize=64)
def column_pairs(columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Positions (P,) of the first and the second column of every pair, P = C (C-1)/2; not to be written to."""
    first, second = np.triu_indices(columns, k=1)
    first.flags.writeable = second.flags.writeable = False
    return first, second


def adjusted_pairs(
    difference: np.ndarray,
    statistic: np.ndarray,
    p_value: np.ndarray,
    *,
    is_tested: np.ndarray,
    adjustment: Adjustment,
) -> Pairs:
    """The tests (R, P) of all pairs of columns, those not `is_tested` made missing, adjusted by row."""
    columns = round((1 + np.sqrt(1 + 8 * difference.shape[-1])) / 2)
    first, second = column_pairs(columns)
    p_value = np.where(is_tested, p_value, np.nan)
    return Pairs(
        first,
        second,
        difference,
        np.where(is_tested, statistic, np.nan),
        p_value,
        ADJUSTMENTS[adjustment](p_value),
    )
