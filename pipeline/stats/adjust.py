"""P-values adjusted for a family of tests.

A NaN p-value stays NaN and leaves the family. The family is the last axis, so that a table's rows are
adjusted in one call (statsmodels' `multipletests` takes one family at a time; tested to agree).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def bonferroni(p_values: ArrayLike) -> np.ndarray:
    """p times the number of tests in the family, at most 1. Same shape as `p_values`."""
    p = np.asarray(p_values, dtype=float)
    tests = np.sum(~np.isnan(p), axis=-1, keepdims=True)
    return np.minimum(p * tests, 1.0)


def holm(p_values: ArrayLike) -> np.ndarray:
    """Holm's step-down adjustment: the family-wise error, under any dependence. Source: Holm 1979."""
    ordered, order, tests = _ascending(p_values)
    rank = np.arange(ordered.shape[-1])
    stepped = np.maximum.accumulate(_nan_last(ordered * (tests - rank), ordered), axis=-1)
    return _restored(stepped, order, ordered)


def bh(p_values: ArrayLike) -> np.ndarray:
    """Benjamini and Hochberg's adjustment: the false discovery rate. Source: BH 1995."""
    return _step_up(p_values, factor=1.0)


def by(p_values: ArrayLike) -> np.ndarray:
    """The false discovery rate under any dependence. Source: Benjamini & Yekutieli 2001."""
    p = np.asarray(p_values, dtype=float)
    tests = np.sum(~np.isnan(p), axis=-1, keepdims=True)
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, p.shape[-1] + 1))])
    return _step_up(p, factor=harmonic[tests])


def _step_up(p_values: ArrayLike, *, factor: ArrayLike) -> np.ndarray:
    ordered, order, tests = _ascending(p_values)
    rank = np.arange(1, ordered.shape[-1] + 1)
    scaled = _nan_last(ordered * factor * tests / rank, ordered)
    stepped = np.minimum.accumulate(scaled[..., ::-1], axis=-1)[..., ::-1]
    return _restored(stepped, order, ordered)


def _ascending(p_values: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The p-values in ascending order (NaN last), their order, and the number of tests."""
    p = np.asarray(p_values, dtype=float)
    order = np.argsort(p, axis=-1, kind="stable")
    ordered = np.take_along_axis(p, order, axis=-1)
    return ordered, order, np.sum(~np.isnan(p), axis=-1, keepdims=True)


def _nan_last(scaled: np.ndarray, ordered: np.ndarray) -> np.ndarray:
    """NaN stands last in the order; infinite there, it changes neither running extreme before it."""
    return np.where(np.isnan(ordered), np.inf, scaled)


def _restored(stepped: np.ndarray, order: np.ndarray, ordered: np.ndarray) -> np.ndarray:
    adjusted = np.where(np.isnan(ordered), np.nan, np.minimum(stepped, 1.0))
    restored = np.empty_like(adjusted)
    np.put_along_axis(restored, order, adjusted, axis=-1)
    return restored
