import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DesignError
from pipeline.stats.trim import median_cap, quantile_cap, trim_weights


def test_the_excess_goes_to_the_others_in_proportion():
    """10 is cut to 5; its 5 go to 1 and 4 as 1 : 4, which lifts 4 over the cap: it stops there too."""
    trimmed = trim_weights([1, 4, 10], cap=5)
    assert trimmed.weights == pytest.approx([5, 5, 5])
    assert trim_weights([1, 1, 4], cap=3).weights == pytest.approx([1.5, 1.5, 3])


def test_what_was_moved_is_reported():
    trimmed = trim_weights([1, 1, 4], cap=3)
    assert (trimmed.trimmed, trimmed.rounds) == (1, 1)
    assert trimmed.moved_share == pytest.approx(1 / 6)
    assert trimmed.effect_before == pytest.approx(3 * 18 / 36)
    assert trimmed.effect_after < trimmed.effect_before


def test_a_histogram_of_weights_does():
    rows = trim_weights([1, 1, 1, 4, 4, 20], cap=6)
    histogram = trim_weights([1, 4, 20], counts=[3, 2, 1], cap=6)
    assert histogram.weights == pytest.approx(rows.weights[[0, 3, 5]])
    assert histogram.effect_after == pytest.approx(rows.effect_after)


@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=30), st.floats(1.01, 5))
def test_the_sum_stays_and_nobody_is_above_the_cap(weights, factor):
    cap = factor * float(np.mean(weights))
    trimmed = trim_weights(weights, cap=cap)
    assert trimmed.weights.sum() == pytest.approx(sum(weights))
    assert trimmed.weights.max() <= cap * (1 + 1e-9)


def test_weights_under_the_cap_stay_as_they_are():
    trimmed = trim_weights([0.0, 1, 2], cap=2)
    assert trimmed.weights.tolist() == [0, 1, 2]
    assert trimmed.rounds == 0


def test_caps_from_the_weights():
    weights = [1, 2, 3, 4, 100]
    assert median_cap(weights, spreads=3) == 3 + 3 * (4 - 2)
    assert quantile_cap(weights, 0.8) == 4
    assert quantile_cap([1, 100], 0.8, counts=[8, 2]) == 1


def test_what_cannot_be_trimmed_is_an_error():
    with pytest.raises(DesignError, match="under the mean weight"):
        trim_weights([1, 2, 3], cap=1.5)
    with pytest.raises(DesignError, match="negative or missing"):
        trim_weights([1, np.nan], cap=5)
    with pytest.raises(DesignError, match="no weight is above 0"):
        median_cap([0, 0])
