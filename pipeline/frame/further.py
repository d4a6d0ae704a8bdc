"""Which column to hide next, so that the answers of a few stay open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def next_column(
    places: Sequence[tuple[str, str, str]], bases: np.ndarray, hidden: np.ndarray, small: int
) -> int | None:
    """Of the columns (C,) that are shown the smallest of the banner of the `small` one; None where none is left.

    Then one of a banner with an item in common, then one of the same universe, then any. Never the first column,
    the total of everybody, nor one without anybody.
    """
    universe, banner, _ = places[small]
    items = set(banner.split("*"))

    def far(at: int) -> tuple[bool, bool, bool, float, int]:
        other_universe, other, _ = places[at]
        return (
            other_universe != universe,
            other != banner,
            not items & set(other.split("*")),
            float(bases[at]),
            at,
        )

    left = [int(at) for at in np.flatnonzero(~hidden & (bases > 0)) if at]
    return min(left, key=far, default=None)
