"""The ways a score could as well have been made."""

from __future__ import annotations

import numpy as np

from pipeline.codebook.model import Score
from pipeline.correlate.everybody import Everybody

DECLARED = "declared"


def scorings(score: Score, everybody: Everybody) -> dict[str, np.ndarray]:
    """By name, (respondents,) each: as declared, of standardised or raw items, of complete answers only, and
    without each item. Ways that come to the same numbers are one. Only order and spacing count, not the scale.
    """
    items = [name for of, name in everybody.answers if of == score.name]
    if not items:
        return {DECLARED: everybody.values[score.name]}
    answers = np.column_stack([everybody.answers[score.name, name] for name in items])
    standardized = _standardized(answers, everybody.is_kept)
    declared, other = (standardized, answers) if score.method == "z_mean" else (answers, standardized)
    found = {DECLARED: _mean(declared, score.min_answered)}
    if score.reference_wave is not None:  # standardised by what another wave measured
        found = {DECLARED: everybody.values[score.name]}
    if len(items) > 1:
        found["raw" if score.method == "z_mean" else "standardized"] = _mean(other, score.min_answered)
        found["complete"] = np.where(np.isnan(answers).any(1), np.nan, found[DECLARED])
    if len(items) > 2:
        for place, name in enumerate(items):
            found[f"without_{name}"] = _mean(np.delete(declared, place, axis=1), score.min_answered)
    distinct: dict[bytes, str] = {}
    for name, values in found.items():
        distinct.setdefault(np.nan_to_num(values, nan=-1e300).tobytes(), name)
    return {name: found[name] for name in distinct.values()}


def _standardized(answers: np.ndarray, is_kept: np.ndarray) -> np.ndarray:
    """Items with mean 0 and deviation 1 among the kept; a constant item is 0."""
    kept = answers[is_kept]
    known = ~np.isnan(kept)
    n = np.maximum(known.sum(0), 1)
    mean = np.where(known, kept, 0.0).sum(0) / n
    spread = np.sqrt(np.where(known, (kept - mean) ** 2, 0.0).sum(0) / np.maximum(n - 1, 1))
    return (answers - mean) / np.where(spread > 0, spread, 1.0)


def _mean(answers: np.ndarray, min_answered: float) -> np.ndarray:
    known = ~np.isnan(answers)
    count = known.sum(1)
    enough = (count > 0) & (count >= min_answered * answers.shape[1] - 1e-9)
    total = np.where(known, answers, 0.0).sum(1)
    # equal answers must stay equal whatever was added up
    return np.where(enough, np.round(total / np.maximum(count, 1), 9), np.nan)
