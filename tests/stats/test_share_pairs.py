import numpy as np
import pytest

from pipeline.stats.share_pairs import design_share_pairs, share_pairs


def test_nobody_of_200_against_60_of_200_is_tested_but_not_by_spss():
    ours = share_pairs([[0.0, 0.3]], [200, 200])
    assert ours.p_value[0, 0] < 1e-15
    assert np.isnan(share_pairs([[0.0, 0.3]], [200, 200], spss=True).p_value[0, 0])


def test_a_column_under_30_respondents_is_not_tested_but_by_spss():
    assert np.isnan(share_pairs([[0.1, 0.9]], [29, 200]).p_value[0, 0])
    assert share_pairs([[0.1, 0.9]], [29, 200], spss=True).p_value[0, 0] < 0.001
    assert np.isnan(share_pairs([[0.1, 0.9]], [1.9, 200], spss=True).p_value[0, 0])


def test_the_pooled_z_by_hand():
    """30 of 100 and 50 of 100: pooled .4, z = -.2 / sqrt(.24 * .02)."""
    pairs = share_pairs([[0.3, 0.5]], [100, 100])
    assert pairs.statistic[0, 0] == pytest.approx(-0.2 / 0.0048**0.5)


def test_columns_that_share_respondents_differ_more_clearly():
    """Both of 100, 50 in both: n_both / (n1 n2) is .005."""
    apart = share_pairs([[0.3, 0.5]], [100, 100])
    shared = share_pairs([[0.3, 0.5]], [100, 100], overlap=[[0.01, 0.005], [0.005, 0.01]])
    assert shared.statistic[0, 0] == pytest.approx(apart.statistic[0, 0] * 2**0.5)


def test_a_column_against_itself_has_no_difference():
    pairs = share_pairs([[0.3, 0.3]], [100, 100], overlap=[[0.01, 0.01], [0.01, 0.01]])
    assert pairs.p_value[0, 0] == 1


def test_two_columns_nobody_chose_do_not_differ():
    assert share_pairs([[0.0, 0.0]], [100, 100]).p_value[0, 0] == 1


def test_holm_is_within_the_row():
    rows = share_pairs([[0.3, 0.5, 0.4], [0.1, 0.1, 0.3]], [100, 100, 100])
    first = share_pairs([[0.3, 0.5, 0.4]], [100, 100, 100])
    np.testing.assert_array_equal(rows.p_adjusted[0], first.p_adjusted[0])


def test_a_missing_share_is_not_tested():
    assert np.isnan(share_pairs([[np.nan, 0.5]], [100, 100]).p_value[0, 0])


def test_the_design_test_takes_the_covariance():
    covariance = [[[0.004, 0.001], [0.001, 0.003]]]
    pairs = design_share_pairs([[0.5, 0.3]], covariance, df=40)
    assert pairs.statistic[0, 0] == pytest.approx(0.2 / 0.005**0.5)
    assert pairs.p_value[0, 0] == pytest.approx(0.00727549640844, rel=1e-10)  # R: 2*pt(-.2/sqrt(.005),40)


def test_the_design_test_leaves_out_lonely_small_and_undefined_columns():
    covariance = np.full((1, 3, 3), 0.0) + np.diag([0.004, np.nan, 0.003])
    pairs = design_share_pairs([[0.5, 0.3, 0.2]], covariance, df=40, bases=[100, 100, 29])
    assert np.isnan(pairs.p_adjusted).all()
    assert np.isnan(design_share_pairs([[0.5, 0.3]], [np.eye(2)], df=np.nan).p_value).all()
