"""How much wider a design makes the variance than a simple random sample of the same size."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

Kind = Literal["with_replacement", "without_replacement"]


def design_effect(
    variance: ArrayLike,
    n: ArrayLike,
    w: ArrayLike,
    wy: ArrayLike,
    wyy: ArrayLike,
    *,
    kind: Kind = "with_replacement",
) -> np.ndarray:
    """V of the mean over s^2/n, with s^2 = n/(n-1) times the weighted variance; all broadcast.

    `variance` of the mean or share, `n` respondents with weight, `w`, `wy`, `wyy` the sums of weights,
    weighted values and weighted squares (of a 0/1 answer the last two are one). `without_replacement`
    divides by s^2/n (1-n/w) and needs weights that sum to the population's size. NaN where the values do
    not vary. Source: Kish 1965; R survey's deff="replace" and deff=TRUE.
    """
    v, n, w, wy, wyy = (np.asarray(value, dtype=float) for value in (variance, n, w, wy, wyy))
    with np.errstate(divide="ignore", invalid="ignore"):
        simple = n / (n - 1) * (wyy / w - (wy / w) ** 2) / n
        if kind == "without_replacement":
            simple = simple * (1 - n / w)
        return np.where((n > 1) & (simple > 0), v / simple, np.nan)
