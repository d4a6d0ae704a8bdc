"""Which part of a table a test may look at: a test tells of every cell it looks at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.tabulate.count import Counts


@dataclass(frozen=True, slots=True)
class ShownCells:
    """`columns`, by their place in the counts, and `options` of one banner whose every cell is shown.

    `is_too_little`: cells are hidden, and what is left is no table.
    """

    columns: list[int]
    options: tuple[str, ...]
    is_too_little: bool


def shown_cells(
    counts: Counts,
    hidden: np.ndarray,
    universe: str,
    banner: str,
    options: tuple[str, ...],
    *,
    needed: tuple[str, ...] = (),
) -> ShownCells:
    """The part of `options` by `banner` without `hidden` (columns, options of the counts) cells.

    A column of which nothing is shown is left out, then an option with a hidden cell in another column. Where one of
    the `needed` options has a hidden cell too little is left.
    """
    place = {code: at for at, code in enumerate(counts.options[1:])}
    columns = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, banner)]
    somebody = counts.n[:, :, 0].sum(axis=0) > 0  # an empty column says nothing, hidden or not
    seen = [at for at in columns if not (hidden[at].all() and somebody[at])]
    full = [at for at in seen if somebody[at]]
    shown = tuple(code for code in options if not hidden[full, place[code]].any())
    lacks = any(hidden[full, place[code]].any() for code in needed)
    is_whole = len(seen) == len(columns) and len(shown) == len(options) and not lacks
    return ShownCells(seen, shown, not is_whole and (lacks or len(seen) < 2 or len(shown) < 2))
