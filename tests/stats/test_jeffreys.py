import numpy as np
import pytest

from pipeline.stats.jeffreys import jeffreys_interval


def test_the_ends_leave_out_equal_tails_of_the_beta():
    scipy_beta = pytest.importorskip("scipy.stats").beta
    interval = jeffreys_interval(0.3, 50, confidence=0.9)
    assert interval.low == pytest.approx(scipy_beta.ppf(0.05, 15.5, 35.5), rel=1e-10)
    assert interval.high == pytest.approx(scipy_beta.ppf(0.95, 15.5, 35.5), rel=1e-10)


def test_no_base_has_no_interval():
    assert np.isnan(jeffreys_interval(0.3, 0).low)
