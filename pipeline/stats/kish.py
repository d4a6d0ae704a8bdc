"""What unequal weights alone cost in precision."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

ROUNDING = 1e-12  # sums of equal weights differ from n only by this


def kish_design_effect(n: ArrayLike, w: ArrayLike, ww: ArrayLike) -> np.ndarray:
    """Kish's 1 + CV^2 of the weights: n sum(w^2) / (sum w)^2; at least 1.

    `n` respondents with a weight above 0, `w` the sum of weights, `ww` the sum of their squares; all
    broadcast. Exactly 1 where the weights are equal; NaN where nobody has weight.
    Source: Kish 1965, 1992.
    """
    n, w, ww = (np.asarray(value, dtype=float) for value in (n, w, ww))
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = n * (ww / w) / w
    return np.where(np.abs(effect - 1) <= ROUNDING, 1.0, np.where(w > 0, effect, np.nan))


def effective_base(w: ArrayLike, ww: ArrayLike) -> np.ndarray:
    """Kish's effective base (sum w)^2 / sum(w^2), in respondents; free of the weights' scale.

    `w` and `ww` as in `kish_design_effect`. Exactly n where the weights are equal; 0 where nobody has
    weight. Source: Kish 1965.
    """
    w, ww = (np.asarray(value, dtype=float) for value in (w, ww))
    with np.errstate(divide="ignore", invalid="ignore"):
        base = np.where(ww > 0, w * (w / ww), 0.0)
    whole = np.round(base)
    return np.where(np.abs(base - whole) <= ROUNDING * whole, whole, base)
