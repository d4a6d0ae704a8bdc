from math import isnan, sqrt

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.crosstab import Crosstab, from_arrays
from pipeline.stats.permutation import permutation, stratified_permutation
from pipeline.stats.spearman import spearman
from tests.reference.values import reference, reference_data

X = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
Y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]


def test_fine_values_come_to_the_exact_p():
    found = permutation(from_arrays(X, Y), seed=1)
    exact = reference("correlation")["nine_p"]
    assert abs(found.p_value - exact) < 3 * sqrt(exact * (1 - exact) / 9999)


def test_coarse_values_come_to_the_exact_p():
    table = Crosstab(np.arange(2), np.arange(2), np.array([[4, 1], [1, 4]]))
    exact = spearman(table).p_value
    found = permutation(table, seed=1)
    assert abs(found.p_value - exact) < 3 * sqrt(exact * (1 - exact) / 9999)


def test_values_have_their_own_test():
    found = permutation(from_arrays(X, Y), method="pearson", seed=1, replicates=999)
    assert found.estimate == pytest.approx(0.5711816, abs=1e-7)  # cor.test's own example (Hollander & Wolfe)


def test_no_replicate_reaching_the_estimate_is_not_a_p_of_zero():
    people = reference_data("bfi")
    found = permutation(from_arrays(people["A2"], people["A5"]), seed=1)
    assert (found.exceeding, found.p_value) == (0, 1 / 10000)


def test_the_same_seed_gives_the_same_p():
    table = from_arrays(X, Y)
    assert permutation(table, seed=3, replicates=99) == permutation(table, seed=3, replicates=99)


def test_within_strata_a_difference_between_them_is_no_relation():
    # x and y are unrelated in each stratum, and both higher in the second
    low = Crosstab(np.arange(2), np.arange(2), np.array([[36, 12], [12, 4]]))
    high = Crosstab(np.arange(2), np.arange(2), np.array([[4, 12], [12, 36]]))
    together = Crosstab(np.arange(2), np.arange(2), low.counts + high.counts)
    assert permutation(together, seed=1).p_value < 0.01
    assert stratified_permutation([low, high], seed=1).p_value > 0.5


def test_a_constant_is_not_estimable():
    found = permutation(from_arrays([0.1] * 5, range(5)), method="pearson", seed=1)
    assert isnan(found.p_value)
    assert found.flag == "not_estimable"


def test_strata_of_other_values_are_refused():
    other = Crosstab(np.arange(2), np.arange(3), np.ones((2, 3)))
    with pytest.raises(EstimationError, match="one shape"):
        stratified_permutation([Crosstab(np.arange(2), np.arange(2), np.ones((2, 2))), other], seed=1)


def test_weights_are_refused():
    with pytest.raises(EstimationError, match="replicate weights"):
        permutation(from_arrays(X, Y, np.ones(9)), seed=1)
