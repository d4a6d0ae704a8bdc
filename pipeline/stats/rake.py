"""Raking: weights that meet several margins at once, found on the table of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError

SAME_TOTAL = 1e-9  # margins whose targets' sums differ by more (relative) contradict each other


@dataclass(frozen=True, slots=True)
class Raked:
    """`factors` (cells,): multiply every weight of the cell; `sweeps` done; `max_error` left, relative."""

    factors: np.ndarray
    sweeps: int
    max_error: float


@dataclass(frozen=True, slots=True)
class _Margin:
    name: str
    category: np.ndarray  # (cells,)
    targets: np.ndarray  # (categories,)
    labels: tuple[str, ...] = ()  # of the categories

    def called(self, category: int) -> str:
        return f"{self.name}, {self.labels[category] if self.labels else f'category {category + 1}'}"

    def sums(self, weights: np.ndarray) -> np.ndarray:
        return np.bincount(self.category, weights=weights, minlength=self.targets.size)


def rake(
    cell_weights: ArrayLike,
    margins: Sequence[tuple[ArrayLike, ArrayLike]],
    *,
    tolerance: float = 1e-10,
    sweeps: int = 200,
    names: Sequence[str] | None = None,
    categories: Sequence[Sequence[str]] | None = None,
) -> Raked:
    """Iterative proportional fitting of the sums of weights by cell.

    `cell_weights` (cells,): the weights' sum in each combination of the margins. Each margin is the
    category (0, 1, ...) of each cell, and the targets (categories,) in the units of the weights; all
    margins' targets have one sum. A target of 0 takes the weight of its category away. Raises DesignError
    for a category with a target and no weight, for targets that do not agree, and where `sweeps` do not
    bring the largest relative error under `tolerance`. `names` name the margins in those errors, and
    `categories` the categories of each.
    Source: Deming & Stephan 1940; Deville, Sarndal & Sautory 1993.
    """
    weights = _usable_weights(cell_weights)
    parsed = _parse(weights, margins, names, categories)
    factors = np.ones_like(weights)
    error = np.inf
    for sweep in range(1, sweeps + 1):
        for margin in parsed:
            sums = margin.sums(weights * factors)
            step = np.divide(margin.targets, sums, out=np.ones_like(sums), where=sums > 0)
            factors = factors * step[margin.category]
        error = max(float(_errors(margin, weights * factors).max(initial=0.0)) for margin in parsed)
        if error < tolerance:
            return Raked(factors, sweep, error)
    raise DesignError(_not_met(parsed, weights * factors, error, sweeps))


def _errors(margin: _Margin, weights: np.ndarray) -> np.ndarray:
    """Relative distance from each target; for a target of 0, relative to all targets' sum."""
    scale = np.where(margin.targets > 0, margin.targets, margin.targets.sum())
    return np.abs(margin.sums(weights) - margin.targets) / scale


def _usable_weights(cell_weights: ArrayLike) -> np.ndarray:
    weights = np.asarray(cell_weights, dtype=float)
    if not np.all(np.isfinite(weights)) or np.any(weights < 0):
        raise DesignError(
            "raking: a cell's weights sum to a negative or missing number; weights are 0 or more"
        )
    return weights


def _parse(
    weights: np.ndarray,
    margins: Sequence[tuple[ArrayLike, ArrayLike]],
    names: Sequence[str] | None,
    categories: Sequence[Sequence[str]] | None,
) -> list[_Margin]:
    if not margins:
        raise DesignError("raking: no margins were given; give at least one with its targets")
    labels = names or [f"margin {position}" for position in range(1, len(margins) + 1)]
    of_categories = categories or [()] * len(margins)
    parsed = [
        _Margin(name, np.asarray(category, dtype=np.intp), np.asarray(targets, dtype=float), tuple(called))
        for name, (category, targets), called in zip(labels, margins, of_categories, strict=True)
    ]
    total = parsed[0].targets.sum()
    for margin in parsed:
        _check(margin, weights)
        if abs(margin.targets.sum() - total) > SAME_TOTAL * total:
            raise DesignError(
                f"raking: the targets of {margin.name} sum to {margin.targets.sum():.10g}, those of "
                f"{parsed[0].name} to {total:.10g}; give all margins one population total"
            )
    return parsed


def _check(margin: _Margin, weights: np.ndarray) -> None:
    if not np.all(np.isfinite(margin.targets)) or np.any(margin.targets < 0) or margin.targets.sum() <= 0:
        raise DesignError(f"raking: {margin.name} has a negative or missing target, or none above 0")
    empty = (margin.sums(weights) <= 0) & (margin.targets > 0)
    if empty.any():
        raise DesignError(
            f"raking: {margin.called(int(np.argmax(empty)))} has a target of "
            f"{margin.targets[empty][0]:.10g} and no respondent with weight; join it with another category"
        )


def _not_met(margins: list[_Margin], weights: np.ndarray, error: float, sweeps: int) -> str:
    worst = max(margins, key=lambda margin: float(_errors(margin, weights).max()))
    category = int(np.argmax(_errors(worst, weights)))
    return (
        f"raking: not converged after {sweeps} sweeps; {worst.called(category)} stands at "
        f"{worst.sums(weights)[category]:.10g} for a target of {worst.targets[category]:.10g} "
        f"(relative error {error:.3g}). The targets cannot be met together: some combination of their "
        f"categories has nobody in it; join categories, or drop a target"
    )
