"""The exact permutation distribution of Spearman's rho for a handful of respondents."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.ranks import midranks

LARGEST = 10


def exact_p_value(counts: ArrayLike) -> float:
    """Share of all n! pairings whose rho is at least as far from zero as the observed one.

    `counts` is the (rows, columns) cross-table of at most 10 respondents; ties are respected. Instead of
    listing pairings, respondents take their y one after the other: pairings with the same y values left
    over are counted together, by the sum of rank products they have so far.
    """
    counts = np.asarray(counts).astype(int)
    if np.prod(counts.sum(0) + 1) > np.prod(counts.sum(1) + 1):
        counts = counts.T  # fewer ways to have y values left over
    x = np.repeat(_centred_ranks(counts.sum(1)), counts.sum(1))
    y = _centred_ranks(counts.sum(0))
    reach = int(np.abs(x).sum() * np.abs(y).max())
    width = 2 * reach + 1

    @cache
    def ways(left: tuple[int, ...]) -> np.ndarray:
        """Number of pairings by (sum of products + reach) once only `left` of each y remain."""
        placed = int(counts.sum()) - sum(left)
        if placed == 0:
            return np.eye(1, width, reach)[0]
        total = np.zeros(width)
        for column, rank in enumerate(y):
            if left[column] < counts[:, column].sum():
                before = (*left[:column], left[column] + 1, *left[column + 1 :])
                total += before[column] * np.roll(ways(before), int(x[placed - 1] * rank))
        return total

    number = ways((0,) * len(y))
    sums = np.arange(width) - reach
    observed = abs(int(_centred_ranks(counts.sum(1)) @ counts @ y))
    return float(number[np.abs(sums) >= observed].sum() / number.sum())


def _centred_ranks(margin: np.ndarray) -> np.ndarray:
    """Midranks minus their mean, doubled, so that they are whole numbers."""
    doubled = 2 * midranks(margin) - (margin.sum() + 1)
    return np.rint(doubled).astype(int)
