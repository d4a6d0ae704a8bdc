"""Studies simulated from a known truth: intervals cover it, controls remove confounding, seeds are fixed.

Every bound is the nominal value plus or minus three Monte-Carlo errors; what is asymptotic says so and by how much.
"""

from math import asin, pi, sqrt

import numpy as np
import pytest

from pipeline.stats.bootstrap import bootstrap
from pipeline.stats.controls import Control
from pipeline.stats.crosstab import from_arrays
from pipeline.stats.kendall import kendall
from pipeline.stats.partial import partial_from_arrays
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.permutation import permutation
from pipeline.stats.polychoric import polychoric
from pipeline.stats.pooled_within import pooled_within
from pipeline.stats.spearman import spearman_from_arrays

RHO = 0.4
NORMAL = np.array([[1, RHO], [RHO, 1]])
STEPS = np.array([-1.2, -0.4, 0.3, 1.1])


def studies(number, size, seed):
    draw = np.random.default_rng(seed)
    return (draw.multivariate_normal([0, 0], NORMAL, size).T for _ in range(number))


def monte_carlo(share, number):
    return 3 * sqrt(share * (1 - share) / number)


def coverage(results, truth):
    return np.mean([one.low <= truth <= one.high for one in results])


@pytest.mark.parametrize(
    ("correlate", "truth", "asymptotic"),
    [
        (pearson_from_arrays, RHO, 0.0),
        (spearman_from_arrays, 6 / pi * asin(RHO / 2), 0.01),
        (lambda x, y: kendall(from_arrays(x, y)), 2 / pi * asin(RHO), 0.01),
    ],
)
def test_the_intervals_cover_the_truth(correlate, truth, asymptotic):
    found = coverage([correlate(x, y) for x, y in studies(1000, 80, 1)], truth)
    assert abs(found - 0.95) < monte_carlo(0.95, 1000) + asymptotic


def test_the_polychoric_interval_covers_the_correlation_behind_five_point_scales():
    tables = [from_arrays(np.digitize(x, STEPS), np.digitize(y, STEPS)) for x, y in studies(300, 200, 2)]
    found = [polychoric(one) for one in tables]
    assert abs(coverage(found, RHO) - 0.95) < monte_carlo(0.95, 300) + 0.01
    bias = np.mean([one.estimate for one in found]) - RHO
    assert abs(bias) < 3 * 0.075 / sqrt(300) + 0.005


def test_pearson_on_five_point_scales_falls_short_of_the_correlation_behind_them():
    steps = [(np.digitize(x, STEPS), np.digitize(y, STEPS)) for x, y in studies(300, 200, 2)]
    assert np.mean([pearson_from_arrays(x, y).estimate for x, y in steps]) < RHO - 0.02


def test_the_bootstrap_interval_covers_the_truth():
    truth = 6 / pi * asin(RHO / 2)
    found = [
        bootstrap(from_arrays(x, y), seed=i, replicates=499) for i, (x, y) in enumerate(studies(300, 60, 3))
    ]
    # BCa falls a little short in small samples
    assert abs(coverage(found, truth) - 0.95) < monte_carlo(0.95, 300) + 0.02


def test_the_tests_hold_their_level_where_there_is_no_relation():
    draw = np.random.default_rng(4)
    pairs = [(draw.integers(1, 6, 30), draw.integers(1, 6, 30)) for _ in range(600)]
    tests = {
        "pearson": [pearson_from_arrays(x, y).p_value for x, y in pairs],
        "spearman": [spearman_from_arrays(x, y).p_value for x, y in pairs],
        "kendall": [kendall(from_arrays(x, y)).p_value for x, y in pairs],
        "permutation": [
            permutation(from_arrays(x, y), seed=i, replicates=199).p_value for i, (x, y) in enumerate(pairs)
        ],
    }
    for p_values in tests.values():
        assert abs(np.mean(np.array(p_values) <= 0.05) - 0.05) < monte_carlo(0.05, 600)


def test_controlling_for_the_confounder_removes_it():
    """Size drives both integration and results, which are otherwise unrelated."""
    draw, plain, partial = np.random.default_rng(5), [], []
    for _ in range(500):
        size = draw.normal(size=100)
        x, y = size + draw.normal(size=100), size + draw.normal(size=100)
        plain.append(pearson_from_arrays(x, y))
        partial.append(partial_from_arrays(x, y, [Control("size", size)]))
    assert np.mean([one.estimate for one in plain]) == pytest.approx(0.5, abs=3 * 0.075 / sqrt(500))
    assert np.mean([one.estimate for one in partial]) == pytest.approx(0, abs=3 * 0.1 / sqrt(500))
    assert abs(coverage(partial, 0) - 0.95) < monte_carlo(0.95, 500)


def test_pooling_within_sectors_removes_what_differs_between_them():
    """Within each sector the relation is -.3; sectors high on x are high on y, so over all it is positive."""
    draw, found = np.random.default_rng(6), []
    shift = np.repeat([0.0, 3, 6], 50)
    for _ in range(300):
        x = shift + draw.normal(size=150)
        y = shift - 0.3 * (x - shift) + sqrt(1 - 0.09) * draw.normal(size=150)
        sectors = [pearson_from_arrays(x[shift == s], y[shift == s]).estimate for s in (0, 3, 6)]
        found.append(pooled_within(sectors, [50] * 3, of_all=pearson_from_arrays(x, y).estimate))
    assert abs(coverage(found, -0.3) - 0.95) < monte_carlo(0.95, 300)
    assert np.mean([one.q_p_value <= 0.05 for one in found]) < 0.05 + monte_carlo(0.05, 300)
    assert np.mean([one.is_simpson for one in found]) > 0.99
