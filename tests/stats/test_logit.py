import numpy as np
import pytest

from pipeline.stats.logit import logit_interval


def test_the_middle_of_the_log_odds_is_the_share():
    interval = logit_interval(0.2, 0.0016, df=60)
    odds = interval.low / (1 - interval.low) * interval.high / (1 - interval.high)
    assert odds == pytest.approx(0.25**2)


def test_it_is_not_defined_at_0_and_1_or_without_a_variance():
    interval = logit_interval([0, 1, 0.5, 0.5], [0, 0, np.nan, 0.01], df=[9, 9, 9, -1])
    assert np.isnan(interval.low).all()
    assert np.isnan(interval.high).all()
