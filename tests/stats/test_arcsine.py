import numpy as np
import pytest

from pipeline.stats.arcsine import arcsine_interval


def test_on_its_scale_the_interval_is_as_wide_for_every_share_of_one_base():
    share = np.array([0.2, 0.5])
    interval = arcsine_interval(share, share * (1 - share) / 400, df=np.inf)
    width = np.arcsin(np.sqrt(interval.high)) - np.arcsin(np.sqrt(interval.low))
    assert width[0] == pytest.approx(width[1])
    assert width[0] == pytest.approx(2 * 1.959963984540054 / (2 * 20))


def test_an_end_beyond_the_scale_is_0():
    assert arcsine_interval(0.001, 0.001, df=30).low == 0


def test_it_is_not_defined_at_0_and_1_or_without_a_variance():
    assert np.isnan(arcsine_interval([0, 1, 0.5], [0, 0, np.nan], df=9).low).all()
