from math import isnan

import numpy as np
import pytest

from pipeline.stats.crosstab import Crosstab, from_arrays
from pipeline.stats.kendall import kendall
from tests.reference.values import reference, reference_data

R = reference("kendall")
# Income by job satisfaction, Agresti 2002, table 2.8.
AGRESTI = Crosstab(
    np.arange(4), np.arange(4), np.array([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]])
)


def test_it_is_rs_tau_b_with_the_tie_corrected_test():
    found = kendall(AGRESTI)
    assert found.estimate == pytest.approx(R["tau"], rel=1e-12)
    assert (found.statistic, found.p_value) == pytest.approx((R["z"], R["p"]), rel=1e-10)


def test_the_standard_error_is_the_delta_methods():
    found = kendall(AGRESTI)
    # the reference differentiates numerically
    assert found.std_error == pytest.approx(R["tau_se"], rel=1e-7)
    assert found.high - found.estimate == pytest.approx(1.959963984540054 * found.std_error, rel=1e-12)
    assert found.interval_method == "brown_benedetti"


def test_thirty_untied_respondents_get_rs_exact_p():
    rows = reference_data("kendall")
    found = kendall(from_arrays(rows["x"], rows["y"]))
    assert found.estimate == pytest.approx(R["exact_tau"], rel=1e-12)
    assert found.p_value == pytest.approx(R["exact_p"], rel=1e-10)


def test_weights_that_repeat_respondents_give_the_repeated_estimate():
    x, y, times = [1, 2, 2, 3, 3], [1, 1, 2, 2, 1], [1, 2, 1, 3, 1]
    repeated = kendall(from_arrays(np.repeat(x, times), np.repeat(y, times)))
    assert kendall(from_arrays(x, y, times)).estimate == pytest.approx(repeated.estimate, rel=1e-12)


@pytest.mark.parametrize(("x", "y"), [([1, 1, 1, 1], [1, 2, 3, 4]), ([1, 2], [1, 2]), ([], [])])
def test_all_ties_and_too_few_are_not_estimable(x, y):
    found = kendall(from_arrays(x, y))
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


def test_a_perfect_order_is_a_point():
    found = kendall(from_arrays(range(60), range(60)))
    assert (found.estimate, found.std_error, found.low, found.high) == (1, 0, 1, 1)
    assert found.flag == "boundary"


def test_a_weighted_constant_is_not_estimable():
    found = kendall(from_arrays([2, 2, 2, 2], [0, 0, 0, 0], [2, 1, 2, 1]))
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


def test_three_respondents_have_no_interval():
    found = kendall(from_arrays([1, 2, 3], [1, 3, 2]))
    assert found.estimate == pytest.approx(1 / 3)
    assert isnan(found.low)
