from math import isnan

import numpy as np
import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.spearman import spearman, spearman_from_arrays
from tests.reference.values import reference, reference_data

R = reference("correlation")
PEOPLE = reference_data("bfi")


def test_it_is_rs_cor_test():
    found = spearman(from_arrays(PEOPLE["A1"], PEOPLE["age"]))
    assert found.estimate == pytest.approx(R["spearman"], rel=1e-12)
    assert found.p_value == pytest.approx(R["spearman_p"], rel=1e-10)


def test_weighted_it_is_wcorrs_formula():
    found = spearman(from_arrays(PEOPLE["A1"], PEOPLE["age"], PEOPLE["education"]))
    assert found.estimate == pytest.approx(R["spearman_weighted"], rel=1e-12)
    assert found.effective_base == pytest.approx(R["n_eff"], rel=1e-12)


@pytest.mark.parametrize("weights", [None, PEOPLE["education"]])
def test_rows_and_cross_table_agree(weights):
    cells = spearman(from_arrays(PEOPLE["A1"], PEOPLE["age"], weights))
    rows = spearman_from_arrays(PEOPLE["A1"], PEOPLE["age"], weights)
    assert (rows.estimate, rows.low, rows.p_value) == pytest.approx(
        (cells.estimate, cells.low, cells.p_value), rel=1e-10
    )


def test_the_interval_is_bonett_and_wrights():
    found = spearman(from_arrays(PEOPLE["A1"], PEOPLE["age"]))
    half = 1.959963984540054 * np.sqrt((1 + R["spearman"] ** 2 / 2) / 397)
    assert found.low == pytest.approx(np.tanh(np.arctanh(R["spearman"]) - half), rel=1e-12)
    assert found.interval_method == "bonett_wright"


def test_nine_respondents_get_rs_exact_p():
    x = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    found = spearman_from_arrays(x, y)
    assert found.estimate == pytest.approx(R["nine"], rel=1e-12)
    assert found.p_value == pytest.approx(R["nine_p"], rel=1e-12)
    assert isnan(found.df)


def test_all_ties_are_not_estimable():
    found = spearman_from_arrays([2] * 20, range(20))
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"
    assert spearman(from_arrays([2] * 5, range(5))).flag == "not_estimable"


def test_a_perfect_order_is_a_point():
    found = spearman(from_arrays(range(12), np.exp(range(12))))
    assert (found.estimate, found.low, found.high) == (1, 1, 1)
    assert found.flag == "boundary"
