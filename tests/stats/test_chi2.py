import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.chi2 import chi2_test


def test_empty_rows_and_columns_take_no_degrees_of_freedom():
    full = chi2_test([[30, 20], [10, 40]])
    padded = chi2_test([[30, 0, 20], [0, 0, 0], [10, 0, 40]])
    assert padded == full
    assert padded.df == 1


def test_the_statistic_of_a_table_by_hand():
    """Rows 50 and 50, columns 40 and 60: expected 20 and 30, so 4 * 100 / 20 or 30."""
    assert chi2_test([[30, 20], [10, 40]]).statistic == pytest.approx(2 * 100 / 20 + 2 * 100 / 30)


def test_g_is_twice_the_log_likelihood_ratio():
    scipy_stats = pytest.importorskip("scipy.stats")
    table = [[30, 20], [10, 0]]
    g = chi2_test(table, statistic="g", simulate=False)
    theirs = scipy_stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert g.statistic == pytest.approx(theirs.statistic, rel=1e-12)


def test_small_expected_counts_are_simulated_and_the_seed_decides():
    first, again = chi2_test([[3, 0], [1, 4]], seed=5), chi2_test([[3, 0], [1, 4]], seed=5)
    assert first == again
    assert first.method == "monte_carlo"
    assert chi2_test([[3, 0], [1, 4]], simulate=False).method == "pearson_chi2"


def test_a_simulated_p_value_is_never_zero():
    assert chi2_test([[400, 0], [0, 4]], draws=99).p_value == pytest.approx(1 / 100, abs=0.02)
    assert chi2_test([[400, 0], [0, 4]], draws=99).p_value > 0


def test_one_row_tests_nothing():
    test = chi2_test([[5, 9], [0, 0]])
    assert np.isnan([test.statistic, test.p_value]).all()
    assert np.isnan(chi2_test([[0, 0], [0, 0]]).p_value)


@pytest.mark.parametrize("table", [[[1.5, 2], [3, 4]], [[-1, 2], [3, 4]], [[np.nan, 2], [3, 4]]])
def test_weighted_or_broken_counts_are_refused(table):
    with pytest.raises(EstimationError, match="rao_scott"):
        chi2_test(table)


def test_a_list_is_not_a_table():
    with pytest.raises(EstimationError, match="1 dimensions"):
        chi2_test([1, 2, 3])
