"""Is a change in the total a change of behaviour, or of who is in the wave?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import EstimationError


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The change of the total, and its parts by group (G,): from the groups' weight, from their rates."""

    change: float
    mix: np.ndarray
    rate: np.ndarray


def kitagawa(
    from_mix: ArrayLike, from_rates: ArrayLike, to_mix: ArrayLike, to_rates: ArrayLike
) -> Decomposition:
    """Kitagawa's decomposition of sum(to_mix to_rates) - sum(from_mix from_rates).

    All (G,): each wave's shares of the groups (they sum to 1) and the groups' rates. The parts sum to the
    change, without a rest. A group that is missing in one wave has no rate there: its whole part is mix.
    Raises EstimationError for a mix that does not sum to 1 or a rate missing in a group with weight.
    Source: Kitagawa 1955.
    """
    w1, r1, w2, r2 = (np.asarray(a, dtype=float) for a in (from_mix, from_rates, to_mix, to_rates))
    for name, mix, rates in (("earlier", w1, r1), ("later", w2, r2)):
        if not abs(mix.sum() - 1) < 1e-9:
            raise EstimationError(
                f"decomposition: the {name} mix sums to {mix.sum():.6g}; give shares that sum to 1"
            )
        if np.isnan(rates[mix > 0]).any():
            group = int(np.flatnonzero((mix > 0) & np.isnan(rates))[0]) + 1
            raise EstimationError(f"decomposition: group {group} has weight and no rate in the {name} wave")
    first = np.where(w1 > 0, r1, np.where(w2 > 0, r2, 0.0))
    second = np.where(w2 > 0, r2, first)
    change = float((w2 * second).sum() - (w1 * first).sum())
    return Decomposition(change, (w2 - w1) * (first + second) / 2, (second - first) * (w1 + w2) / 2)
