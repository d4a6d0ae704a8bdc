"""The sampling design by respondent, and the covariance it gives to a total of scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.stats.totals import Lonely, total_covariance


@dataclass(frozen=True, slots=True, eq=False)
class SampleDesign:
    """Stratum, PSU and sampled fraction (0 without a population size) of each respondent: (respondents,)."""

    stratum: ArrayLike
    psu: ArrayLike
    fraction: ArrayLike


def independent(respondents: int) -> SampleDesign:
    """The design of respondents drawn one by one: each a PSU of one stratum."""
    return SampleDesign(np.zeros(respondents), np.arange(respondents), np.zeros(respondents))


def score_covariance(
    scores: np.ndarray,
    design: SampleDesign,
    *,
    lonely: Lonely = "flag",
    inside: np.ndarray | None = None,
) -> tuple[np.ndarray, float]:
    """Covariance (p, p) of the totals of weighted `scores` (respondents, p), and the design's df.

    Of a domain give every respondent of the design, scores 0 outside it, so that no PSU is lost; `inside`
    (respondents,) says who is in it, and the df count their PSUs and strata. A PSU's number may repeat in
    another stratum. Source: Binder 1983; Lumley 2010.
    """
    _, stratum = np.unique(np.asarray(design.stratum), return_inverse=True)
    _, psu = np.unique(np.asarray(design.psu), return_inverse=True)
    _, first, place = np.unique(
        stratum * (psu.max(initial=0) + 1) + psu, return_index=True, return_inverse=True
    )
    totals = np.zeros((len(first), scores.shape[1]))
    np.add.at(totals, place, scores)
    of = stratum[first]
    counts = np.bincount(of)
    fraction = np.zeros(len(counts))
    fraction[of] = np.asarray(design.fraction, float)[first]
    parts = [totals[of == h] for h in range(len(counts))]
    found = total_covariance(
        counts, fraction, [part.sum(0) for part in parts], [part.T @ part for part in parts], lonely=lonely
    )
    seen = of if inside is None else of[np.bincount(place, inside, len(first)) > 0]
    return found.covariance, float(len(seen) - len(np.unique(seen)))
