import numpy as np
import pytest

from pipeline.stats.pairs import adjusted_pairs, column_pairs


def test_three_columns_have_three_pairs():
    first, second = column_pairs(3)
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]


def test_a_pair_that_is_not_tested_leaves_the_family():
    p_values = np.array([[0.01, 0.02, 0.5]])
    tested = np.array([[True, True, False]])
    pairs = adjusted_pairs(p_values, p_values, p_values, is_tested=tested, adjustment="bonferroni")
    assert pairs.p_adjusted[0, :2] == pytest.approx([0.02, 0.04])
    assert np.isnan([pairs.statistic[0, 2], pairs.p_value[0, 2], pairs.p_adjusted[0, 2]]).all()


def test_without_adjustment_the_p_value_stays():
    p_values = np.array([[0.03]])
    pairs = adjusted_pairs(p_values, p_values, p_values, is_tested=np.array([[True]]), adjustment="none")
    assert pairs.p_adjusted == p_values
