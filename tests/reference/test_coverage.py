"""How often intervals hold the truth, in 4,000 seeded samples: 95% has a Monte-Carlo error of .35 points."""

import numpy as np
import pytest

from pipeline.stats.arcsine import arcsine_interval
from pipeline.stats.interval import design_wilson_interval
from pipeline.stats.kish import kish_design_effect
from pipeline.stats.korn_graubard import korn_graubard_interval
from pipeline.stats.logit import logit_interval
from pipeline.stats.newcombe import newcombe_difference
from pipeline.stats.totals import domain_ratio

SAMPLES, STRATA, PSUS, SIZE = 4000, 5, 8, 10


@pytest.fixture(scope="module", params=[0.1, 0.3, 0.5], ids=lambda share: f"share {share}")
def clustered(request):
    """Five strata of eight PSUs of ten respondents; PSUs differ (intraclass correlation about .1)."""
    generator = np.random.default_rng(int(1000 * request.param))
    weights = np.array([1.0, 1.0, 2.0, 2.0, 4.0])[:, None, None]
    own = generator.beta(9 * request.param, 9 * (1 - request.param), (STRATA, PSUS, SAMPLES))
    t1 = weights * generator.binomial(SIZE, own)
    t0 = np.broadcast_to(weights * SIZE, t1.shape)
    sums = [values.sum(axis=1) for values in (t0, t1, t0 * t0, t0 * t1, t1 * t1)]
    ratio = domain_ratio(np.full(STRATA, PSUS), np.zeros(STRATA), *sums, np.full((STRATA, SAMPLES), PSUS))
    n, w = STRATA * PSUS * SIZE, SIZE * PSUS * weights.sum()
    effect = kish_design_effect(n, w, SIZE * PSUS * (weights**2).sum())
    return request.param, ratio, {"unweighted_base": n, "kish_effect": effect}


def covered(interval, truth):
    return float(np.mean((interval.low <= truth) & (truth <= interval.high)))


def test_design_intervals_hold_their_coverage(clustered):
    truth, ratio, bases = clustered
    share, variance = ratio.share, ratio.variance
    found = {
        "design Wilson": covered(design_wilson_interval(share, variance, df=ratio.df, **bases), truth),
        "Korn-Graubard": covered(korn_graubard_interval(share, variance, df=ratio.df, **bases), truth),
        "logit": covered(logit_interval(share, variance, df=ratio.df), truth),
        "arcsine": covered(arcsine_interval(share, variance, df=ratio.df), truth),
    }
    report = ", ".join(f"{name} {part:.3f}" for name, part in found.items()) + " (Monte-Carlo error .0035)"
    assert all(0.93 <= part <= 0.98 for part in found.values()), report


def test_ignoring_the_clusters_does_not(clustered):
    truth, ratio, _ = clustered
    naive = ratio.share * (1 - ratio.share) / 400
    interval = design_wilson_interval(ratio.share, naive, unweighted_base=400, df=np.inf)
    assert covered(interval, truth) < 0.85


def test_the_difference_of_two_shares():
    generator = np.random.default_rng(5)
    first, second = generator.binomial(60, 0.3, SAMPLES) / 60, generator.binomial(40, 0.15, SAMPLES) / 40
    part = covered(newcombe_difference(first, 60, second, 40).interval, 0.15)
    assert part == pytest.approx(0.95, abs=0.015), f"{part:.3f} (Monte-Carlo error .0035)"
