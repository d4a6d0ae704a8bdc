from itertools import combinations, product

import numpy as np
import pytest

from pipeline.stats.wave_overlap import (
    WaveSample,
    overlap_covariance,
    replicate_overlap,
    second_stage_overlap,
)

BEFORE, AFTER = np.array([1.0, 4, 2, 8, 5, 7]), np.array([2.0, 3, 5, 9, 4, 1])


def mean_of(values, drawn, *, lonely="flag", population=6):
    """What each drawn unit adds to the mean of a simple sample from a population of so many."""
    influence = values[list(drawn)][:, None] / len(drawn)
    stratum, present = np.zeros(len(drawn), dtype=int), np.ones(len(drawn), dtype=bool)
    share = len(drawn) / population if population else 0.0
    return WaveSample(np.array([len(drawn)]), np.array([share]), stratum, influence, present, lonely)


def places(first, second):
    both = [unit for unit in first if unit in second]
    return np.array([first.index(one) for one in both]), np.array([second.index(one) for one in both])


@pytest.mark.parametrize("overlap", [1, 2, 3])
def test_over_all_samples_with_the_overlap_it_is_the_covariance_of_the_means(overlap):
    """Every pair of samples of four and three of six units that have so many in common."""
    pairs = [
        (one, other)
        for one, other in product(combinations(range(6), 4), combinations(range(6), 3))
        if len(set(one) & set(other)) == overlap
    ]
    means = np.array([(BEFORE[list(one)].mean(), AFTER[list(other)].mean()) for one, other in pairs])
    found = [
        overlap_covariance(mean_of(BEFORE, one), mean_of(AFTER, other), places(one, other))[0]
        for one, other in pairs
    ]
    assert np.mean(found) == pytest.approx(np.cov(means.T, bias=True)[0, 1])


def test_two_equal_samples_have_their_variance():
    drawn = (0, 2, 3, 5)
    same = mean_of(BEFORE, drawn, population=9)
    found = overlap_covariance(same, same, places(drawn, drawn))
    assert found[0] == pytest.approx((1 - 4 / 9) * np.var(BEFORE[list(drawn)], ddof=1) / 4)


def test_what_was_taken_whole_has_no_covariance():
    whole, part = tuple(range(6)), (1, 3, 4)
    found = overlap_covariance(mean_of(BEFORE, whole), mean_of(AFTER, part), places(whole, part))
    assert found[0] == 0


@pytest.mark.parametrize(
    ("rule", "expected"), [("flag", 0.0), ("remove", 0.0), ("certainty", 0.0), ("adjust", 3.0)]
)
def test_a_lonely_stratum_adds_what_its_rule_says(rule, expected):
    """Deviations from the grand mean of linearised values, 0: 1.5 · 2."""
    one, other = (
        WaveSample(
            np.array([1]),
            np.zeros(1),
            np.zeros(1, dtype=int),
            np.array([[value]]),
            np.ones(1, dtype=bool),
            rule,
        )
        for value in (1.5, 2.0)
    )
    assert overlap_covariance(one, other, (np.zeros(1, dtype=int),) * 2)[0] == expected


def test_the_rule_average_counts_a_lonely_stratum_with_the_others_mean():
    """Two PSUs of ±1 and a lonely one: 2/1 · (1 + 1), times two strata for one that has a variance."""
    wave = WaveSample(
        np.array([2, 1]),
        np.zeros(2),
        np.array([0, 0, 1]),
        np.array([[1.0], [-1], [9]]),
        np.ones(3, dtype=bool),
        "average",
    )
    assert overlap_covariance(wave, wave, (np.arange(3), np.arange(3)))[0] == pytest.approx(2 * 2 * 2)


def units_of(values, psus, drawn, *, fraction):
    """What the units drawn within each PSU add to the mean of the PSUs' means, and their places."""
    place = np.repeat(np.arange(len(psus)), [len(drawn[psu]) for psu in psus])
    sizes = np.array([len(drawn[psu]) for psu in psus])
    chosen = [(psu, unit) for psu in psus for unit in drawn[psu]]
    influence = (
        np.array([values[psu][unit] for psu, unit in chosen])[:, None] / sizes[place, None] / len(psus)
    )
    present = np.ones(len(chosen), dtype=bool)
    return chosen, WaveSample(sizes, np.full(len(psus), fraction), place, influence, present, "remove")


def test_over_all_samples_of_two_stages_it_is_the_covariance_of_the_means():
    """Two of three PSUs, then two of three units in each: the same in both waves."""
    rng = np.random.default_rng(3)
    before, after = rng.normal(size=(2, 3, 3)) + np.array([0.0, 3.0, 5.0])[:, None]
    means, found = [], []
    for psus in combinations(range(3), 2):
        for chosen in product(combinations(range(3), 2), repeat=2):
            drawn = dict(zip(psus, chosen, strict=True))
            (_, one), (_, other) = (units_of(v, psus, drawn, fraction=2 / 3) for v in (before, after))
            psu_sums = [
                np.array([[wave.influence[wave.stratum == at].sum()] for at in range(2)])
                for wave in (one, other)
            ]
            outer = [
                WaveSample(
                    np.array([2]), np.array([2 / 3]), np.zeros(2, dtype=int), sums, np.ones(2, bool), "flag"
                )
                for sums in psu_sums
            ]
            pairs, units = (np.arange(2),) * 2, (np.arange(4),) * 2
            found.append(
                overlap_covariance(*outer, pairs)[0]
                + second_stage_overlap(*outer, pairs, (one, other), units)[0]
            )
            means.append([sums.sum() for sums in psu_sums])
    assert np.mean(found) == pytest.approx(np.cov(np.array(means).T, bias=True)[0, 1])


def test_replicates_that_were_made_together_have_the_products_of_their_deviations():
    """1/2 (1 · 2 + -1 · -4) = 3; a replicate with the factor 0 is not looked at."""
    first = np.array([[2.0], [0.0], [np.nan]]), np.array([1.0])
    second = np.array([[3.0], [-3.0], [0.0]]), np.array([1.0])
    found = replicate_overlap(first, second, scale=0.5, rscales=np.array([1.0, 1.0, 0.0]))
    assert found.tolist() == [3.0]
