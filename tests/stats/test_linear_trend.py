import numpy as np
import pytest

from pipeline.stats.linear_trend import linear_trend


def test_the_slope_is_the_change_per_wave():
    trend = linear_trend([0.2, 0.3, 0.4], np.diag([0.0004] * 3), df=np.inf)
    assert trend.estimate == pytest.approx(0.1)
    assert trend.std_error == pytest.approx((0.0008 / 4) ** 0.5)


def test_a_gap_of_two_years_counts_as_two():
    assert linear_trend(
        [0.2, 0.3, 0.5], np.diag([0.0004] * 3), df=9, scores=[2020, 2021, 2023]
    ).estimate == pytest.approx(0.1)


def test_a_wave_without_a_share_is_left_out():
    trend = linear_trend([0.2, np.nan, 0.4], np.diag([0.0004, np.nan, 0.0004]), df=9)
    assert trend.estimate == pytest.approx(0.1)
    assert np.isfinite(trend.p_value)


def test_one_wave_has_no_trend():
    assert np.isnan(linear_trend([0.2, np.nan], np.eye(2), df=9).p_value)
    assert np.isnan(linear_trend([np.nan, np.nan], np.eye(2), df=9).estimate)
