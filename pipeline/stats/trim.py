"""Trimming: no respondent speaks for too many, and the sum of the weights stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.errors import DesignError
from pipeline.stats.kish import kish_design_effect

ABOVE = 1e-12  # weights this little above the cap (relative) are at it


@dataclass(frozen=True, slots=True)
class Trimmed:
    """New `weights` (V,), the `cap`, respondents at it, the part of all weight moved, rounds, effects."""

    weights: np.ndarray
    cap: float
    trimmed: float
    moved_share: float
    rounds: int
    effect_before: float
    effect_after: float


def trim_weights(
    weights: ArrayLike, *, cap: float, counts: ArrayLike | None = None, rounds: int = 1000
) -> Trimmed:
    """Weights above `cap` become it; the excess goes to the others in proportion, until none is above.

    `weights` (V,) 0 or more, `counts` (V,) respondents with each (1 by default, so that a histogram of
    weights does). Raises DesignError for negative or missing weights, and for a cap under the mean
    weight, which cannot keep the sum. Source: Potter 1990; Battaglia et al. 2009; R survey's trimWeights,
    which spreads the excess equally.
    """
    old = np.asarray(weights, dtype=float)
    n = np.ones_like(old) if counts is None else np.asarray(counts, dtype=float)
    if not np.isfinite(old).all() or (old < 0).any():
        raise DesignError("trimming: a weight is negative or missing; weights are 0 or more")
    total = (n * old).sum()
    positive = n[old > 0].sum()
    if not cap * positive >= total * (1 - ABOVE):
        raise DesignError(
            f"trimming: the cap {cap:g} is under the mean weight {total / positive:g}; give a higher one"
        )
    new, done = old, 0
    while done < rounds and (new > cap * (1 + ABOVE)).any():
        at_cap = new >= cap * (1 - ABOVE)
        rest = (n * new)[~at_cap].sum()
        free = total - cap * n[at_cap].sum()
        new = np.where(at_cap, cap, new * (free / rest if rest > 0 else 1.0))
        done += 1
    return Trimmed(
        new,
        cap,
        float(n[old > cap * (1 + ABOVE)].sum()),
        float((n * np.maximum(old - new, 0)).sum() / total) if total > 0 else 0.0,
        done,
        _effect(old, n),
        _effect(new, n),
    )


def median_cap(weights: ArrayLike, *, spreads: float = 5.0, counts: ArrayLike | None = None) -> float:
    """The cap median + `spreads` times the distance between the quartiles, of weights above 0."""
    first, median, third = _quantiles(weights, (0.25, 0.5, 0.75), counts)
    return median + spreads * (third - first)


def quantile_cap(weights: ArrayLike, probability: float, *, counts: ArrayLike | None = None) -> float:
    """The cap that the part `probability` of respondents with weight is at or under."""
    return _quantiles(weights, (probability,), counts)[0]


def _quantiles(weights: ArrayLike, at: tuple[float, ...], counts: ArrayLike | None) -> list[float]:
    """Smallest weights with at least each part of the respondents at or under them."""
    w = np.asarray(weights, dtype=float)
    n = np.ones_like(w) if counts is None else np.asarray(counts, dtype=float)
    w, n = w[w > 0], n[w > 0]
    if not w.size:
        raise DesignError("trimming: no weight is above 0; there is nothing to cap")
    order = np.argsort(w, kind="stable")
    reached = np.cumsum(n[order])
    positions = np.searchsorted(reached, [part * reached[-1] * (1 - ABOVE) for part in at])
    return [float(w[order][min(position, w.size - 1)]) for position in positions]


def _effect(w: np.ndarray, n: np.ndarray) -> float:
    return float(kish_design_effect(n[w > 0].sum(), (n * w).sum(), (n * w * w).sum()))
