import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats.quantile import share_at_or_under, weighted_quantile, woodruff_interval


def test_the_median_is_a_value_somebody_gave():
    assert weighted_quantile([10, 20, 30, 40], [1, 1, 1, 1], 0.5) == 20
    assert weighted_quantile([10, 20, 30], [1, 1, 3], 0.5) == 30


def test_a_histogram_of_values_does():
    rows = weighted_quantile([1, 1, 2, 5, 5, 5], np.ones(6), [0.1, 0.5, 0.9])
    assert rows.tolist() == weighted_quantile([1, 2, 5], [2, 1, 3], [0.1, 0.5, 0.9]).tolist()


def test_values_without_weight_and_missing_values_do_not_count():
    assert weighted_quantile([-99, 3, np.nan, 7], [0, 1, 5, 1], 0) == 3
    assert weighted_quantile([-99, 3, np.nan, 7], [0, 1, 5, 1], 1) == 7


def test_without_weight_or_outside_0_to_1_it_is_missing():
    assert np.isnan(weighted_quantile([1, 2], [0, 0], 0.5))
    assert np.isnan(weighted_quantile([1, 2], [1, 1], [-0.1, 1.1, np.nan])).all()


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30), st.floats(0.01, 1), st.floats(0.1, 50))
def test_constant_weights_equal_no_weights(values, probability, weight):
    plain = weighted_quantile(values, np.ones(len(values)), probability)
    assert weighted_quantile(values, np.full(len(values), weight), probability) == plain


def test_the_interval_turns_shares_into_values():
    """50 of 100 at or under 49; a half width of .1 gives the values at .4 and .6."""
    values = np.arange(100)
    error = 0.1 / 1.959963984540054
    woodruff = woodruff_interval(values, np.ones(100), 49, share_std_error=error, df=np.inf)
    assert share_at_or_under(values, np.ones(100), 49) == 0.5
    assert (woodruff.interval.low, woodruff.interval.high) == (39, 59)
    assert woodruff.std_error == pytest.approx(20 / (2 * 1.959963984540054))


def test_an_end_outside_the_sample_is_missing():
    woodruff = woodruff_interval([1, 2, 3], np.ones(3), 3, share_std_error=0.2, df=2)
    assert np.isnan([woodruff.interval.high, woodruff.std_error]).all()
    assert np.isnan(share_at_or_under([1], [0], 1))
