"""All specifications under the null of no relation: the score permuted, the same way for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.stats.moments import CONSTANT
from pipeline.stats.ranks import ranks_of_rows
from pipeline.stats.specification import Specification, analysed

BATCH = 100_000  # numbers moved at once: what stays in a processor's cache


@dataclass(slots=True)
class _Columns:
    """Distinct columns (respondents,) in the order they were first seen."""

    columns: list[np.ndarray] = field(default_factory=list)
    places: dict[bytes, int] = field(default_factory=dict)

    def place(self, column: np.ndarray) -> int:
        key = column.tobytes()
        if key not in self.places:
            self.places[key] = len(self.columns)
            self.columns.append(column)
        return self.places[key]

    def stacked(self) -> np.ndarray:
        return np.column_stack(self.columns)


def permuted_correlations(specifications: Sequence[Specification], orders: np.ndarray) -> np.ndarray:
    """(B, S): each specification's correlation when respondent `orders[b, i]` gets the score of respondent i.

    `orders` (B, respondents) move scores only between respondents who have the same scores observed (see
    `score_orders`), so that every specification keeps its sample. Outcome, weights and subgroup stay put.
    """
    result = np.empty((len(orders), len(specifications)))
    is_fixed = [_keeps_its_values(one) for one in specifications]
    for kernel, kind in ((_by_moments, True), (_by_histogram, False)):
        places = [i for i, fixed in enumerate(is_fixed) if fixed is kind]
        if places:
            result[:, places] = kernel([specifications[i] for i in places], orders)
    return result


def score_orders(
    specifications: Sequence[Specification], replicates: int, draw: np.random.Generator
) -> np.ndarray:
    """(B, respondents): random orders within groups of respondents with the same scores observed."""
    scores = _Columns()
    for one in specifications:
        scores.place(np.isnan(one.x))
    _, group = np.unique(scores.stacked(), axis=0, return_inverse=True)
    orders = np.tile(np.arange(len(group)), (replicates, 1))
    for label in range(group.max() + 1):
        members = np.flatnonzero(group == label)
        orders[:, members] = draw.permuted(orders[:, members], axis=1)
    return orders


def _keeps_its_values(one: Specification) -> bool:
    """Whether moving scores leaves the numbers correlated the same: values always, ranks of a full sample."""
    if one.method == "pearson":
        return True
    return one.weights is None and bool((one.sample() == ~np.isnan(one.x)).all())


def _spread_out(values: np.ndarray, where: np.ndarray) -> np.ndarray:
    column = np.zeros(len(where))
    column[where] = values
    return column


def _by_moments(specifications: Sequence[Specification], orders: np.ndarray) -> np.ndarray:
    """(B, S) by matrix products of all distinct scores with all distinct outcomes."""
    scores, masses, outcomes = _Columns(), _Columns(), _Columns()
    place, total, spread_y = [], [], []
    for one in specifications:
        observed = ~np.isnan(one.x)
        x = one.x[observed] if one.method == "pearson" else ranks_of_rows(one.x[observed])
        columns, w = analysed(one)
        mass = one.mass()
        place.append(
            (
                scores.place(_spread_out(x - x.mean(), observed)),
                masses.place(mass),
                outcomes.place(_spread_out(w * columns[:, 1], one.sample())),
            )
        )
        total.append(mass.sum())
        spread_y.append(w @ columns[:, 1] ** 2)
    x, together, weight = scores.stacked(), outcomes.stacked(), masses.stacked()
    ix, iw, iy = np.array(place).T
    right = np.hstack([together, weight])
    left = np.hstack([x, x * x])
    split, many = together.shape[1], x.shape[1]
    result = np.empty((len(orders), len(specifications)))
    for b, order in enumerate(orders):
        products = left.T @ right[order]
        squares = products[many + ix, split + iw]
        spread_x = squares - products[ix, split + iw] ** 2 / np.array(total)
        result[b] = _ratio(products[ix, iy], spread_x * (spread_x > CONSTANT * squares) * np.array(spread_y))
    return result


def _by_histogram(specifications: Sequence[Specification], orders: np.ndarray) -> np.ndarray:
    """(B, S) of ranks within subgroups or with weights, which change as scores move."""
    result = np.empty((len(orders), len(specifications)))
    scores = _Columns()
    of = np.array([scores.place(one.x) for one in specifications])
    for place, x in enumerate(scores.columns):
        members = np.flatnonzero(of == place)
        weighted = any(specifications[int(i)].weights is not None for i in members)
        sides = [_outcome_side(specifications[int(i)], weighted=weighted) for i in members]
        right = np.ascontiguousarray(np.stack([side for side, _ in sides], axis=2).transpose(1, 0, 2))
        spread_y = np.array([spread for _, spread in sides])
        observed = np.flatnonzero(~np.isnan(x))
        ascending = observed[np.argsort(x[observed], kind="stable")]
        starts = np.flatnonzero(np.diff(x[ascending], prepend=-np.inf) > 0)
        size = max(1, BATCH // max(1, right.size))
        for first in range(0, len(orders), size):
            moved = right[orders[first : first + size, ascending]]
            by_value = np.add.reduceat(moved, starts, axis=1)
            result[first : first + size, members] = _rank_correlations(by_value, spread_y)
    return result


def _outcome_side(one: Specification, *, weighted: bool) -> tuple[np.ndarray, float]:
    """(2 or 3, respondents) of presence, weight where that is another thing, and weighted centred rank of y; and the
    spread of those ranks.
    """
    columns, w = analysed(one)
    kept = one.sample()
    sides = [kept.astype(float), *([one.mass()] if weighted else []), _spread_out(w * columns[:, 1], kept)]
    return np.stack(sides), float(w @ columns[:, 1] ** 2)


def _rank_correlations(by_value: np.ndarray, spread_y: np.ndarray) -> np.ndarray:
    """(B, S) from (B, values, 2 or 3, S): respondents, their weight, weighted centred rank of y by value of x."""
    count, mass, together = by_value[:, :, 0], by_value[:, :, -2], by_value[:, :, -1]
    mean_weight = np.divide(mass, count, out=np.zeros_like(mass), where=count > 0)
    rank = np.cumsum(mass, 1) - mass + (count + 1) / 2 * mean_weight
    rank -= ((rank * mass).sum(1) / mass.sum(1))[:, None]
    return _ratio((rank * together).sum(1), (rank**2 * mass).sum(1) * spread_y)


def _ratio(together: np.ndarray, product: np.ndarray) -> np.ndarray:
    """Correlations; 0 where a replicate left nothing to correlate."""
    root = np.sqrt(np.maximum(product, 0.0))
    return np.divide(together, root, out=np.zeros_like(root), where=root > 0)
