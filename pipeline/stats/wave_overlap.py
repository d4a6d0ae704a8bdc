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


def second_stage_overlap(
    first: WaveSample,
    second: WaveSample,
    pairs: tuple[np.ndarray, np.ndarray],
    within: tuple[WaveSample, WaveSample],
    units: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """What to add to `overlap_covariance` (K,) where the same units were drawn from the PSUs in both waves.

    `within`: both waves' units as samples whose strata are the PSUs; `units`: the places of those in both, which all
    are in PSUs of `pairs`. The covariance within each PSU, by the same formula, times the part of it that the first
    stage leaves out, a1 a2 / (a12 A): of two equal samples the fraction f, as in `second_stage_variance`.
    """
    left = dict(
        zip(zip(*(side.tolist() for side in pairs), strict=True), _left(first, second, pairs), strict=True)
    )
    of_psu = zip(*(wave.stratum[at].tolist() for wave, at in zip(within, units, strict=True)), strict=True)
    factor = _factors(*within, units) * np.array([left[pair] for pair in of_psu])
    products = _deviations(within[0])[units[0]] * _deviations(within[1])[units[1]]
    return (factor[:, None] * products).sum(axis=0)


def replicate_overlap(
    first: tuple[np.ndarray, np.ndarray],
    second: tuple[np.ndarray, np.ndarray],
    *,
    scale: float,
    rscales: np.ndarray,
) -> np.ndarray:
    """Covariance (K,) of the estimates of two waves by replicate weights that were made together.

    Of each wave the estimates by replicate (R, K) and with the weight itself (K,): scale * sum_r rscale_r d1_r d2_r,
    with deviations d from the full estimates. NaN where a replicate has no estimate. Source: as `replicate_covariance`.
    """
    used = (np.asarray(rscales) > 0)[:, None]
    one, other = (np.where(used, each - full, 0.0) for each, full in (first, second))
    return scale * np.einsum("r,rk,rk->k", rscales, one, other)


def _factors(first: WaveSample, second: WaveSample, pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """(P,) of each pair."""
    places = first.stratum[pairs[0]], second.stratum[pairs[1]]
    (a1, _, scale1, shared1), (a2, _, scale2, shared2) = (
        _of_pairs(wave, place) for wave, place in zip((first, second), places, strict=True)
    )
    both = np.sqrt(shared1 * shared2)
    is_usable = (a1 > 1) & (a2 > 1)
    spread = a1 * a2 / np.where(is_usable, a1 * a2 - a1 - a2 + both, 1.0)
    drawn = spread * (1 - _left(first, second, pairs))
    return np.where((scale1 > 0) & (scale2 > 0), np.where(is_usable, drawn, np.sqrt(scale1 * scale2)), 0.0)


def _left(first: WaveSample, second: WaveSample, pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """(P,) of each pair a1 a2 / (a12 A), of two equal samples their fraction of the population."""
    (a1, f1, _, shared1), (a2, f2, _, shared2) = (
        _of_pairs(wave, wave.stratum[at]) for wave, at in zip((first, second), pairs, strict=True)
    )
    return np.sqrt(f1 * f2 * a1 * a2) / np.sqrt(shared1 * shared2)


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
