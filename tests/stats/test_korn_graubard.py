import numpy as np
import pytest

from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.korn_graubard import korn_graubard_interval


def test_the_effective_base_is_never_above_the_base():
    capped = korn_graubard_interval(0.5, 1e-6, unweighted_base=100, df=99)
    exact = clopper_pearson_interval(0.5, 100)
    assert capped.low == pytest.approx(exact.low)
    assert korn_graubard_interval(0.5, 1e-6, unweighted_base=100, df=99, capped=False).low > capped.low


def test_at_0_the_weights_give_the_effective_base():
    interval = korn_graubard_interval(0.0, 0.0, unweighted_base=90, df=89, kish_effect=1.5)
    assert interval.low == 0
    assert interval.high == pytest.approx(1 - 0.025 ** (1 / 60), rel=1e-12)


def test_without_a_variance_or_degrees_of_freedom_there_is_no_interval():
    for variance, df in [(np.nan, 9), (0.01, np.nan), (0.01, 0)]:
        assert np.isnan(korn_graubard_interval(0.4, variance, unweighted_base=50, df=df).low)
