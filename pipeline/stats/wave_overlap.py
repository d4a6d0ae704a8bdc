"""What two waves have in common: the covariance of their estimates through PSUs that were in both samples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.stats.lonely import Lonely, strata_per_usable, usable_strata


@dataclass(frozen=True, slots=True)
class WaveSample:
    """One wave's strata, and what each of its PSUs adds to K estimates.

    `psus` and `fraction` (H,) as in `domain_ratio`; `stratum` (J,) the place of each PSU's stratum; `influence`
    (J, K) the PSU totals of weight times the linearised value (under calibrated weights of its residual);
    `is_present` (J,) whether the PSU has weight in the estimates' domain.
    """

    psus: np.ndarray
    fraction: np.ndarray
    stratum: np.ndarray
    influence: np.ndarray
    is_present: np.ndarray
    lonely: Lonely


def overlap_covariance(
    first: WaveSample, second: WaveSample, pairs: tuple[np.ndarray, np.ndarray]
) -> np.ndarray:
    """Covariance (K,) of each estimate of the one wave with the same one of the other.

    `pairs`: the places of PSUs that were in both samples, in the first and in the second. In a stratum with a1
    and a2 PSUs in the samples, a12 in both and A in the population the products of deviations are multiplied by
    a1 a2 / (a1 a2 - a1 - a2 + a12) · (1 - a1 a2 / (a12 A)), which is without bias over samples with this overlap;
    two equal samples have their variance. PSUs that changed stratum take the geometric mean of both strata's
    overlaps. A stratum that was taken whole adds nothing; a lonely one what its wave's rule makes of it.
    Source: Tam 1984 (American Statistician 38); Kish 1965, 12.4.
    """
    factor = _factors(first, second, pairs)
    products = _deviations(first)[pairs[0]] * _deviations(second)[pairs[1]]
    return _averaged(first, second) * (factor[:, None] * products).sum(axis=0)


def _factors(first: WaveSample, second: WaveSample, pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """(P,) of each pair."""
    places = first.stratum[pairs[0]], second.stratum[pairs[1]]
    (a1, f1, scale1, shared1), (a2, f2, scale2, shared2) = (
        _of_pairs(wave, place) for wave, place in zip((first, second), places, strict=True)
    )
    both = np.sqrt(shared1 * shared2)
    is_usable = (a1 > 1) & (a2 > 1)
    spread = a1 * a2 / np.where(is_usable, a1 * a2 - a1 - a2 + both, 1.0)
    drawn = spread * (1 - np.sqrt(f1 * f2 * a1 * a2) / both)
    return np.where((scale1 > 0) & (scale2 > 0), np.where(is_usable, drawn, np.sqrt(scale1 * scale2)), 0.0)


def _of_pairs(wave: WaveSample, place: np.ndarray) -> tuple[np.ndarray, ...]:
    """(P,) of the strata of each pair's PSU: PSUs, fraction, factor of the spread, PSUs in both samples."""
    scale, _ = usable_strata(wave.psus, wave.fraction, lonely=wave.lonely)
    psus = np.asarray(wave.psus, dtype=float)
    shared = np.minimum(np.bincount(place, minlength=psus.size), psus)
    return psus[place], np.asarray(wave.fraction, dtype=float)[place], scale[place], shared[place]


def _deviations(wave: WaveSample) -> np.ndarray:
    """(J, K): from the mean of the stratum; in a lonely stratum from the grand mean, which is 0."""
    sums = np.zeros((wave.psus.size, wave.influence.shape[1]))
    np.add.at(sums, wave.stratum, wave.influence)
    means = np.where((wave.psus > 1)[:, None], sums / np.maximum(wave.psus, 1)[:, None], 0.0)
    return wave.influence - means[wave.stratum]


def _averaged(first: WaveSample, second: WaveSample) -> float:
    """What the rule `average` multiplies both waves' variances by, its geometric mean."""
    factors = []
    for wave in (first, second):
        _, is_lonely = usable_strata(wave.psus, wave.fraction, lonely=wave.lonely)
        present = np.bincount(wave.stratum, wave.is_present, minlength=wave.psus.size) > 0
        factors.append(strata_per_usable(present, is_lonely) if wave.lonely == "average" else 1.0)
    return float(np.sqrt(factors[0] * factors[1]))
