import numpy as np
import pytest

from pipeline.stats.interval import wilson_interval
from pipeline.stats.published import published_interval


def test_34_percent_of_200_is_67_to_69_respondents():
    published = published_interval(0.34, 200)
    assert (published.fewest, published.most) == (67, 69)
    assert published.interval.low == wilson_interval(67 / 200, 200).low
    assert published.interval.high == wilson_interval(69 / 200, 200).high


def test_a_figure_no_count_of_a_small_base_rounds_to_takes_the_rounding_band():
    published = published_interval(0.37, 10)
    assert np.isnan(published.fewest)
    assert published.interval.low == pytest.approx(wilson_interval(0.365, 10).low)
    assert published.interval.high == pytest.approx(wilson_interval(0.375, 10).high)


def test_a_published_zero_can_be_some_respondents():
    published = published_interval([0.0, 1.0], 1000)
    assert published.fewest.tolist() == [0, 995]
    assert published.most.tolist() == [5, 1000]
    assert published.interval.low[0] == 0
    assert published.interval.high[1] == 1


def test_one_decimal_more_is_a_narrower_interval():
    whole, tenth = (published_interval(0.34, 2000, rounding=step).interval for step in (0.01, 0.001))
    assert whole.low < tenth.low < tenth.high < whole.high


def test_no_base_has_no_interval():
    assert np.isnan(published_interval(0.3, 0).interval.low)
