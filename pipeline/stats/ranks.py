"""Midranks, of a histogram or of rows, with or without weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def midranks(counts: ArrayLike, weights: ArrayLike | None = None) -> np.ndarray:
    """(values,): the midrank of each value of an ascending histogram; tied respondents share one rank.

    With weights (sums by value) the rank of a value is the weight below it plus (m + 1) / 2 of the mean
    weight of its m respondents (Bailey & Emad 2023); equal weights of 1 give the ordinary midrank.
    An empty value gets a rank nobody uses.
    """
    counts = np.asarray(counts, float)
    mass = counts if weights is None else np.asarray(weights, float)
    mean_weight = np.divide(mass, counts, out=np.zeros_like(mass), where=counts > 0)
    return np.cumsum(mass) - mass + (counts + 1) / 2 * mean_weight


def ranks_of_rows(values: ArrayLike, weights: ArrayLike | None = None) -> np.ndarray:
    """(respondents,): the midrank of each row; no NaN among `values`."""
    values = np.asarray(values, float)
    order = np.argsort(values, kind="stable")
    ascending = values[order]
    where = np.zeros(len(values), int)  # which of the distinct values a row has
    where[order[1:]] = np.cumsum(ascending[1:] != ascending[:-1])
    counts = np.bincount(where)
    sums = None if weights is None else np.bincount(where, np.asarray(weights, float), len(counts))
    return midranks(counts, sums)[where]
