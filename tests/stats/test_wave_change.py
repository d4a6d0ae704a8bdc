import numpy as np
import pytest

from pipeline.stats.wave_change import wave_change


def test_independent_waves_add_their_variances():
    change = wave_change(0.30, 0.0004, 0.36, 0.0005)
    assert change.change == pytest.approx(0.06)
    assert change.std_error == pytest.approx(0.03)
    assert change.p_value == pytest.approx(0.0455002638963584, rel=1e-10)  # R: 2*pnorm(-2)
    assert (change.interval.low, change.interval.high) == pytest.approx(
        (0.06 - 0.0587989, 0.06 + 0.0587989), abs=1e-6
    )


def test_respondents_of_both_waves_make_the_change_surer():
    apart, matched = (wave_change(0.30, 0.0004, 0.36, 0.0005, covariance=c) for c in (0, 0.0003))
    assert matched.std_error == pytest.approx(0.0003**0.5)
    assert matched.p_value < apart.p_value


def test_few_degrees_of_freedom_widen_the_interval():
    assert wave_change(0.3, 0.0004, 0.36, 0.0005, df=5).interval.low < 0


def test_without_a_variance_there_is_a_change_and_no_test():
    change = wave_change([0.3, 0.3], [np.nan, 0.0004], [0.36, np.nan], 0.0005)
    assert change.change[0] == pytest.approx(0.06)
    assert np.isnan(change.p_value).all()
    assert np.isnan(change.interval.low).all()
