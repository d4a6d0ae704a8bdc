import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stats.fisher import fisher_test


def test_the_lady_tasting_tea():
    """Of 70 tables with margins of 4, the one seen and those at least as unlikely are 34."""
    assert fisher_test([[3, 1], [1, 3]]).p_value == pytest.approx(34 / 70)


def test_the_mid_p_value_counts_the_observed_table_half():
    assert fisher_test([[3, 1], [1, 3]], mid_p=True).p_value == pytest.approx((1 + 1 + 16) / 70)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_it_agrees_with_scipy(cells):
    scipy_stats = pytest.importorskip("scipy.stats")
    table = np.array(cells).reshape(2, 2)
    ours = fisher_test(table).p_value
    if 0 in table.sum(axis=0) or 0 in table.sum(axis=1):
        assert np.isnan(ours)
    else:
        assert ours == pytest.approx(scipy_stats.fisher_exact(table)[1], rel=1e-9)


def test_a_larger_table_is_simulated_from_the_seed():
    table = [[3, 2, 0], [1, 1, 2], [0, 4, 5]]
    first, again, other = (fisher_test(table, seed=seed) for seed in (3, 3, 4))
    assert first == again
    assert first.p_value != other.p_value
    assert first.method == "monte_carlo"
