"""How often 95% intervals hold the truth, in seeded samples; docs/methods.md shows the table with its error."""

import numpy as np
import pytest

from pipeline.stats.arcsine import arcsine_interval
from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.interval import design_wilson_interval, wilson_interval
from pipeline.stats.jeffreys import jeffreys_interval
from pipeline.stats.kish import kish_design_effect
from pipeline.stats.korn_graubard import korn_graubard_interval
from pipeline.stats.logit import logit_interval
from pipeline.stats.newcombe import newcombe_difference
from pipeline.stats.shares import contrast, shares_of_totals
from pipeline.stats.totals import TotalCovariance, domain_ratio
from pipeline.stats.wave_change import wave_change
from pipeline.stats.wave_overlap import WaveSample, overlap_covariance
from tests.tracked_files import ROOT

SAMPLES, STRATA, PSUS, SIZE = 4000, 5, 8, 10
ERROR = (0.95 * 0.05 / SAMPLES) ** 0.5  # .0034
TRUTHS = (0.1, 0.3, 0.5)
LEAST, MOST = 0.93, 0.98  # Wilson's and Jeffreys' go around 95%, the exact ones stay above


def covered(interval, truth):
    return float(np.mean((interval.low <= truth) & (truth <= interval.high)))


def clustered(truth, seed=0):
    """Five strata of eight PSUs of ten respondents; PSUs differ (intraclass correlation about .1)."""
    generator = np.random.default_rng(int(1000 * truth) + seed)
    weights = np.array([1.0, 1.0, 2.0, 2.0, 4.0])[:, None, None]
    own = generator.beta(9 * truth, 9 * (1 - truth), (STRATA, PSUS, SAMPLES))
    t1 = weights * generator.binomial(SIZE, own)
    t0 = np.broadcast_to(weights * SIZE, t1.shape)
    sums = [values.sum(axis=1) for values in (t0, t1, t0 * t0, t0 * t1, t1 * t1)]
    ratio = domain_ratio(np.full(STRATA, PSUS), np.zeros(STRATA), *sums, np.full((STRATA, SAMPLES), PSUS))
    n, w = STRATA * PSUS * SIZE, SIZE * PSUS * weights.sum()
    effect = kish_design_effect(n, w, SIZE * PSUS * (weights**2).sum())
    return ratio, {"unweighted_base": n, "kish_effect": effect}


def of_designs(truth):
    """Interval method -> part of the clustered samples whose interval holds the truth."""
    ratio, bases = clustered(truth)
    share, variance, df = ratio.share, ratio.variance, ratio.df
    return {
        "design Wilson": covered(design_wilson_interval(share, variance, df=df, **bases), truth),
        "Korn-Graubard": covered(korn_graubard_interval(share, variance, df=df, **bases), truth),
        "logit": covered(logit_interval(share, variance, df=df), truth),
        "arcsine": covered(arcsine_interval(share, variance, df=df), truth),
    }


def of_counts(truth, n=60):
    """The same of simple samples of 60."""
    share = np.random.default_rng(int(1000 * truth)).binomial(n, truth, SAMPLES) / n
    return {
        "Wilson": covered(wilson_interval(share, n), truth),
        "Clopper-Pearson": covered(clopper_pearson_interval(share, n), truth),
        "Jeffreys": covered(jeffreys_interval(share, n), truth),
    }


@pytest.mark.parametrize("truth", TRUTHS)
def test_intervals_hold_their_coverage_and_the_page_says_so(truth):
    found = of_counts(truth) | of_designs(truth)
    report = (
        ", ".join(f"{name} {part:.3f}" for name, part in found.items()) + f" (Monte-Carlo error {ERROR:.4f})"
    )
    assert all(LEAST <= part <= MOST for part in found.values()), report
    assert found["Clopper-Pearson"] >= 0.95 - 3 * ERROR, report
    shown = shown_coverage(TRUTHS.index(truth))
    assert set(shown) == set(found)
    for name, part in found.items():  # another NumPy may draw others
        assert shown[name] == pytest.approx(part, abs=4 * ERROR), report


def shown_coverage(column):
    """Method -> its number in a column of the page's table."""
    page = (
        (ROOT / "docs" / "methods.md")
        .read_text(encoding="utf-8")
        .split("## How often the intervals hold")[1]
        .split("\n## ")[0]
    )
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")][2:]
    return {row[0].strip(): float(row[column + 1]) for row in rows}


def test_ignoring_the_clusters_does_not():
    for truth in TRUTHS:
        ratio, _ = clustered(truth)
        naive = ratio.share * (1 - ratio.share) / 400
        interval = design_wilson_interval(ratio.share, naive, unweighted_base=400, df=np.inf)
        assert covered(interval, truth) < 0.85


def test_the_difference_of_two_shares():
    generator = np.random.default_rng(5)
    first, second = generator.binomial(60, 0.3, SAMPLES) / 60, generator.binomial(40, 0.15, SAMPLES) / 40
    part = covered(newcombe_difference(first, 60, second, 40).interval, 0.15)
    assert part == pytest.approx(0.95, abs=0.015), f"{part:.3f} (Monte-Carlo error {ERROR:.4f})"


def test_the_difference_of_two_columns_that_share_their_clusters():
    """Forty PSUs that have ten respondents in each of two columns, .3 and .45 of them saying yes."""
    generator, held = np.random.default_rng(6), []
    for _ in range(1000):
        lean = generator.normal(0, 0.1, 40)
        t1, t2 = (generator.binomial(10, np.clip(p + lean, 0, 1)) for p in (0.3, 0.45))
        totals = np.column_stack([t1 * 0 + 10.0, t2 * 0 + 10.0, t1, t2])
        away = totals - totals.mean(axis=0)
        of = TotalCovariance(totals.sum(axis=0), 40 / 39 * away.T @ away, np.zeros(1, dtype=bool))
        difference = contrast(shares_of_totals(of, bases=[0, 1], counts=[2, 3]), [-1, 1], df=39)
        held.append(difference.interval.low <= 0.15 <= difference.interval.high)
    error = (0.95 * 0.05 / 1000) ** 0.5
    assert np.mean(held) == pytest.approx(0.95, abs=3 * error), (
        f"{np.mean(held):.3f} (Monte-Carlo error {error:.4f})"
    )


def test_a_change_with_half_of_the_people_asked_again():
    """100 of a population of 400 in each wave, 50 in both; who says yes mostly goes on saying it."""
    generator = np.random.default_rng(7)
    before = (np.arange(400) < 120)[:, None]
    after = np.where(np.arange(400) % 5 == 0, (np.arange(400) % 3 > 0), np.arange(400) < 160)[:, None]
    drawn = np.argsort(generator.random((400, SAMPLES)), axis=0)
    waves = []
    for answer, rows in ((before, drawn[:100]), (after, drawn[50:150])):
        said = answer[rows, 0]
        share = said.mean(axis=0)
        waves.append((share, 0.75 * share * (1 - share) / 99, (said - share) / 100))
    samples = [
        WaveSample(
            np.array([100]), np.array([0.25]), np.zeros(100, dtype=int), z, np.ones(100, dtype=bool), "flag"
        )
        for _, _, z in waves
    ]
    covariance = overlap_covariance(samples[0], samples[1], (np.arange(50, 100), np.arange(50)))
    change = wave_change(*waves[0][:2], *waves[1][:2], covariance=covariance)
    part = covered(change.interval, after.mean() - before.mean())
    assert part == pytest.approx(0.95, abs=0.015), f"{part:.3f} (Monte-Carlo error {ERROR:.4f})"


def test_errors_under_weights_for_non_response_are_on_the_safe_side_and_post_strata_would_not_be():
    """400 sampled; of one half 40% answer and 80% of them yes, of the other 80% and 20%: the page's 10% and 12%."""
    generator, samples = np.random.default_rng(8), 2000
    sampled = np.stack([half := generator.binomial(400, 0.5, samples), 400 - half])
    answered = generator.binomial(sampled, np.array([[0.4], [0.8]]))
    yes = generator.binomial(answered, np.array([[0.8], [0.2]]))
    factor, rate = sampled / answered, yes / answered
    share = (sampled * rate).sum(axis=0) / 400
    known = [  # respondents are PSUs: sums of weights and of their squares
        domain_ratio(
            [n.sum()], [0.0], *([[value]] for value in (w @ n, w @ k, w**2 @ n, w**2 @ k, w**2 @ k, n.sum()))
        )
        for w, n, k in zip(factor.T, answered.T, yes.T, strict=True)
    ]
    as_design = np.array([one.variance[0] for one in known])
    assert np.array([one.share[0] for one in known]) == pytest.approx(share)
    as_post_strata = (factor**2 * answered * rate * (1 - rate)).sum(axis=0) / 400**2
    errors = [float(np.sqrt(variance.mean()) / share.std()) for variance in (as_design, as_post_strata)]
    assert errors == pytest.approx([1.10, 0.88], abs=3 / np.sqrt(2 * samples)), (
        f"{errors} (Monte-Carlo error .016)"
    )
