"""How strong the association in a table is, from 0 to 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def cramers_v(
    chi2: ArrayLike, n: ArrayLike, rows: ArrayLike, columns: ArrayLike, *, corrected: bool = True
) -> np.ndarray:
    """Cramer's V from Pearson's chi-square on `n` respondents; all broadcast.

    `rows` and `columns` without empty ones. `corrected` takes Bergsma's bias away, without which chance
    alone makes V above 0. Two by two and not corrected it is phi. NaN with fewer than two rows or columns.
    Source: Cramer 1946; Bergsma 2013.
    """
    chi2, n, r, c = (np.asarray(value, dtype=float) for value in (chi2, n, rows, columns))
    with np.errstate(divide="ignore", invalid="ignore"):
        phi2 = chi2 / n
        if corrected:
            phi2 = np.where(np.isnan(phi2), np.nan, np.maximum(0, phi2 - (r - 1) * (c - 1) / (n - 1)))
            r, c = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
        smaller = np.minimum(r - 1, c - 1)
        return np.where(smaller > 0, np.minimum(np.sqrt(phi2 / smaller), 1.0), np.nan)
