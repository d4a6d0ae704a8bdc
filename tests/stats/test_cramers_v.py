import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.cramers_v import cramers_v


def test_uncorrected_two_by_two_it_is_phi():
    a, b, c, d = 30, 20, 10, 40
    phi = (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d)) ** 0.5
    assert cramers_v(chi2_test([[a, b], [c, d]]).statistic, 100, 2, 2, corrected=False) == pytest.approx(phi)


def test_the_correction_of_bergsma_by_hand():
    """phi2 = .2, r = 3, c = 2, n = 51: phi2+ = .2-.04 = .16, c~ = 2-.02 = 1.98, V = sqrt(.16/.98)."""
    assert cramers_v(10.2, 51, 3, 2) == pytest.approx((0.16 / 0.98) ** 0.5)


def test_less_than_chance_is_0_and_a_perfect_table_1():
    assert cramers_v(1.0, 100, 3, 3) == 0
    assert cramers_v(100.0, 100, 2, 2, corrected=False) == 1


def test_one_row_has_none():
    assert np.isnan(cramers_v([np.nan, 3.0], 100, [2, 1], 2)).all()


@given(st.floats(0, 1), st.integers(10, 1000), st.integers(2, 5), st.integers(2, 5))
def test_it_lies_between_0_and_1(share, n, rows, columns):
    assert 0 <= cramers_v(share * n * (min(rows, columns) - 1), n, rows, columns) <= 1
