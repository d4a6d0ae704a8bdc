import numpy as np
import pytest

from pipeline.stats.mean_pairs import mean_pairs, welch_anova


def test_two_groups_have_the_t_test_of_scipy():
    scipy_stats = pytest.importorskip("scipy.stats")
    pairs = mean_pairs([[3.1, 3.6]], [[1.2, 0.7]], [40, 60])
    theirs = scipy_stats.ttest_ind_from_stats(3.1, 1.2**0.5, 40, 3.6, 0.7**0.5, 60, equal_var=False)
    assert pairs.statistic[0, 0] == pytest.approx(theirs.statistic, rel=1e-12)
    assert pairs.p_value[0, 0] == pytest.approx(theirs.pvalue, rel=1e-10)


def test_small_or_missing_groups_and_two_that_do_not_vary_are_not_tested():
    pairs = mean_pairs(
        [[3.0, 4.0], [3.0, np.nan], [3.0, 4.0]], [[0, 0], [1, 1], [1, 1]], [[50, 50], [50, 50], [50, 29]]
    )
    assert np.isnan(pairs.p_value).all()


def test_one_group_that_does_not_vary_is_still_tested():
    assert mean_pairs([[3.0, 4.0]], [[0, 1]], [50, 50]).p_value[0, 0] < 0.001


def test_the_anova_of_two_groups_is_the_t_test():
    pairs, anova = (
        mean_pairs([[3.1, 3.6]], [[1.2, 0.7]], [40, 60]),
        welch_anova([3.1, 3.6], [1.2, 0.7], [40, 60]),
    )
    assert anova.statistic == pytest.approx(pairs.statistic[0, 0] ** 2)
    assert anova.p_value == pytest.approx(pairs.p_value[0, 0], rel=1e-10)


def test_the_anova_needs_two_groups_that_vary():
    assert np.isnan(welch_anova([3.0, 4.0, 5.0], [1.0, 0.0, 1.0], [30, 30, 1]).p_value)
