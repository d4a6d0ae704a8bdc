import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import EstimationError
from pipeline.stats.kitagawa import kitagawa


def test_more_large_firms_and_the_same_rates_is_all_mix():
    parts = kitagawa([0.8, 0.2], [0.1, 0.6], [0.5, 0.5], [0.1, 0.6])
    assert parts.change == pytest.approx(0.15)
    assert parts.mix.sum() == pytest.approx(0.15)
    assert parts.rate.tolist() == [0, 0]


def test_a_group_that_came_new_is_all_mix():
    parts = kitagawa([1.0, 0.0], [0.2, np.nan], [0.5, 0.5], [0.2, 0.6])
    assert parts.change == pytest.approx(0.2)
    assert parts.rate.tolist() == [0, 0]


@given(st.lists(st.tuples(*[st.floats(0.01, 1)] * 4), min_size=2, max_size=6))
def test_the_parts_sum_to_the_change(groups):
    w1, r1, w2, r2 = np.array(groups).T
    w1, w2 = w1 / w1.sum(), w2 / w2.sum()
    parts = kitagawa(w1, r1, w2, r2)
    assert parts.mix.sum() + parts.rate.sum() == pytest.approx(parts.change, abs=1e-12)
    assert parts.change == pytest.approx((w2 * r2).sum() - (w1 * r1).sum(), abs=1e-12)


def test_a_mix_that_is_not_whole_or_a_missing_rate_is_an_error():
    with pytest.raises(EstimationError, match=r"later mix sums to 0\.9"):
        kitagawa([0.5, 0.5], [0.1, 0.2], [0.5, 0.4], [0.1, 0.2])
    with pytest.raises(EstimationError, match="group 2 has weight and no rate in the earlier wave"):
        kitagawa([0.5, 0.5], [0.1, np.nan], [0.5, 0.5], [0.1, 0.2])
