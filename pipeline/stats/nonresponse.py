"""Weights for those who did not answer, and how even the response was."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError


def nonresponse_factors(
    class_weights: ArrayLike,
    respondent_weights: ArrayLike,
    *,
    highest: float = np.inf,
    names: Sequence[str] | None = None,
) -> np.ndarray:
    """Factors (G,): in each class the weight of all eligible over that of those who answered.

    Both (G,) sums of design weights. Empty classes have factor 1. Raises DesignError for a class nobody
    answered in, for more weight answering than there is, and for a factor above `highest`; `names` name
    the classes there. Source: Little & Rubin 2019, 3.3; Kalton & Flores-Cervantes 2003.
    """
    everybody, answered = np.asarray(class_weights, dtype=float), np.asarray(respondent_weights, dtype=float)
    labels = names or [f"class {position}" for position in range(1, everybody.size + 1)]
    for label, total, part in zip(labels, everybody, answered, strict=True):
        if not 0 <= part <= total * (1 + 1e-12):
            raise DesignError(
                f"non-response: {label} has weight {total:g}, of which {part:g} answered; check both"
            )
        if total > 0 and not (part > 0 and total / part <= highest):
            raise DesignError(
                f"non-response: in {label} weight {part:g} of {total:g} answered, a factor that is endless or above "
                f"{highest:g}; join it with a class like it"
            )
    return np.divide(everybody, answered, out=np.ones_like(everybody), where=answered > 0)


def r_indicator(propensities: ArrayLike, weights: ArrayLike) -> float:
    """1 - 2 SD of the response propensities: 1 is an even response, 0 the most uneven.

    `propensities` (n,) or one a class, of respondents and non-respondents alike; `weights` their design
    weights. NaN with under two. Source: Schouten, Cobben & Bethlehem 2009.
    """
    rho, w = np.asarray(propensities, dtype=float), np.asarray(weights, dtype=float)
    rho, w = rho[w > 0], w[w > 0]
    if rho.size < 2 or w.sum() <= 1:
        return float("nan")
    mean = (w * rho).sum() / w.sum()
    return float(1 - 2 * np.sqrt((w * (rho - mean) ** 2).sum() / (w.sum() - 1)))
