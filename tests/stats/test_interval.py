import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats.interval import design_effective_base, design_wilson_interval, t_quantile, wilson_interval


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_the_interval_newcombe_published(count, n, low, high):
    interval = wilson_interval(count / n, n)
    assert (round(float(interval.low), 4), round(float(interval.high), 4)) == (low, high)


def test_nobody_of_n_gives_z_squared_over_n_plus_z_squared():
    square = 1.959963984540054**2
    interval = wilson_interval(0.0, 50)
    assert interval.low == 0
    assert interval.high == pytest.approx(square / (50 + square), rel=1e-14)


def test_an_empty_base_has_no_interval():
    interval = wilson_interval([0.5, np.nan], [0, 10])
    assert np.isnan(interval.low).all()
    assert np.isnan(interval.high).all()


def test_equal_weights_without_a_design_give_wilson_to_the_last_digit():
    share = np.array([0.0, 0.3, 1.0])
    simple = design_wilson_interval(
        share, share * (1 - share) / 39, unweighted_base=40, df=39, is_simple=True, confidence=0.9
    )
    wilson = wilson_interval(share, 40, confidence=0.9)
    assert (simple.low == wilson.low).all()
    assert (simple.high == wilson.high).all()


def test_the_design_interval_is_the_formula_of_survey_4_2():
    p, variance, df = 0.5, 0.0009, 30
    t, n = 2.0422724563012373, 0.25 / 0.0009
    half = (t / (2 * n)) * np.sqrt(4 * n * p * (1 - p) + t * t) / (1 + t * t / n)
    centre = (p + t * t / (2 * n)) / (1 + t * t / n)
    interval = design_wilson_interval(p, variance, unweighted_base=400, df=df)
    assert interval.low == pytest.approx(centre - half, rel=1e-12)
    assert interval.high == pytest.approx(centre + half, rel=1e-12)


def test_a_design_never_counts_as_more_respondents_than_there_are():
    assert design_effective_base(0.5, 0.0001, unweighted_base=100) == 100


def test_at_the_boundary_the_effective_base_comes_from_the_weights():
    effective = design_effective_base([0.0, 1.0], [0.0, 0.0], unweighted_base=90, kish_effect=1.5)
    assert effective.tolist() == [60, 60]


def test_without_a_variance_or_degrees_of_freedom_there_is_no_interval():
    interval = design_wilson_interval(
        [0.4, 0.4, 0.0], [np.nan, 0.01, np.nan], unweighted_base=50, df=[9, 0, 9]
    )
    assert np.isnan(interval.low).all()


def test_t_of_infinite_degrees_of_freedom_is_z():
    assert t_quantile(np.inf) == pytest.approx(1.959963984540054, rel=1e-14)
    assert np.isnan(t_quantile(-1))


@given(st.integers(1, 2000), st.data())
def test_the_interval_contains_the_share_and_stays_in_zero_to_one(n, data):
    share = data.draw(st.integers(0, n)) / n
    interval = wilson_interval(share, n)
    assert 0 <= interval.low <= share <= interval.high <= 1


def test_wilson_covers_a_share_as_often_as_it_says_on_average():
    """20,000 seeded samples a share: coverage within .95 -+ .02, Monte-Carlo error under .0016."""
    draws = np.random.default_rng(20240501)
    for share in (0.1, 0.3, 0.5):
        counts = draws.binomial(60, share, size=20_000)
        interval = wilson_interval(counts / 60, 60)
        covered = np.mean((interval.low <= share) & (share <= interval.high))
        assert covered == pytest.approx(0.95, abs=0.02), f"{covered} at {share}, Monte-Carlo error 0.0016"
