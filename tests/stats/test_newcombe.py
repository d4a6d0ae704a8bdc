import numpy as np
import pytest

from pipeline.stats.newcombe import newcombe_difference


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_has_the_interval_newcombe_published(first, second, low, high):
    difference = newcombe_difference(first[0] / first[1], first[1], second[0] / second[1], second[1])
    assert difference.estimate == pytest.approx(first[0] / first[1] - second[0] / second[1])
    assert (round(float(difference.interval.low), 4), round(float(difference.interval.high), 4)) == (
        low,
        high,
    )


def test_it_agrees_with_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    theirs = proportion.confint_proportions_2indep(30, 90, 20, 110, method="newcomb", compare="diff")
    ours = newcombe_difference(30 / 90, 90, 20 / 110, 110).interval
    assert (ours.low, ours.high) == pytest.approx(theirs, rel=1e-10)


def test_an_empty_base_has_no_interval():
    assert np.isnan(newcombe_difference(0.5, 10, 0.5, 0).interval.high)
