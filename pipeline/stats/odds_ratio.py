"""The odds ratio of a two by two table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from pipeline.stats.interval import Interval


@dataclass(frozen=True, slots=True)
class OddsRatio:
    """ad/bc with its interval; `is_corrected` where a zero cell made half a respondent join every cell."""

    estimate: np.ndarray
    interval: Interval
    is_corrected: np.ndarray


def odds_ratio(tables: ArrayLike, *, confidence: float = 0.95) -> OddsRatio:
    """Odds ratios of tables (..., 2, 2) with Woolf's interval on the logarithm.

    A zero cell takes Haldane's correction and is flagged. NaN where a row or column is empty.
    Source: Woolf 1955; Haldane 1956.
    """
    counts = np.asarray(tables, dtype=float)
    has_zero = (counts == 0).any(axis=(-2, -1))
    empty = (counts.sum(axis=-1) == 0).any(axis=-1) | (counts.sum(axis=-2) == 0).any(axis=-1)
    cells = np.where(has_zero[..., None, None], counts + 0.5, counts)
    log = np.log(cells)
    estimate = np.where(empty, np.nan, log[..., 0, 0] + log[..., 1, 1] - log[..., 0, 1] - log[..., 1, 0])
    half = ndtri((1 + confidence) / 2) * np.sqrt((1 / cells).sum(axis=(-2, -1)))
    return OddsRatio(
        np.exp(estimate), Interval(np.exp(estimate - half), np.exp(estimate + half)), has_zero & ~empty
    )
