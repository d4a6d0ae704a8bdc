"""The letters of a table: for each cell, the columns it is significantly above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.stats.pairs import Pairs


def column_letters(
    pairs: Pairs, letters: Sequence[str], *, alpha: float = 0.05, weak_alpha: float | None = None
) -> np.ndarray:
    """(R, C) strings: the letters of the columns below each cell, in column order, joined by a space.

    `letters` (C,) name the columns. A letter is upper case where the adjusted p-value is at most `alpha`,
    and lower case where it is only at most `weak_alpha`. A pair that was not tested gives no letter.
    Source: IBM SPSS Custom Tables, COMPARETEST STYLE=SIMPLE.
    """
    rows, columns = pairs.difference.shape[0], len(letters)
    below: list[list[dict[int, str]]] = [[{} for _ in range(columns)] for _ in range(rows)]
    limit = max(alpha, weak_alpha or 0.0)
    for row, pair in zip(*np.nonzero(pairs.p_adjusted <= limit), strict=True):
        difference = pairs.difference[row, pair]
        if difference == 0:
            continue
        both = int(pairs.first[pair]), int(pairs.second[pair])
        larger, smaller = both if difference > 0 else both[::-1]
        strong = pairs.p_adjusted[row, pair] <= alpha
        below[row][larger][smaller] = letters[smaller].upper() if strong else letters[smaller].lower()
    text = [[" ".join(cell[column] for column in sorted(cell)) for cell in row] for row in below]
    return np.array(text, dtype=object).reshape(rows, columns)


def letter_names(columns: int) -> list[str]:
    """A to Z, then AA, AB, ...: one name a column."""
    names = []
    for position in range(columns):
        name, rest = "", position + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            name = chr(ord("A") + digit) + name
        names.append(name)
    return names
