from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.random_intercept import random_intercept
from tests.reference.values import reference, reference_data

R = reference("random_intercept")
NAMES = ["ell", "meals"]


def products(schools, shift=0.0):
    groups = [g for _, g in schools.groupby("dnum")]
    columns = [np.column_stack([np.ones(len(g)), g["ell"], g["meals"], g["api00"] - shift]) for g in groups]
    return np.array([z.T @ z for z in columns])


def test_it_is_the_restricted_likelihood_of_dense_matrices():
    found = random_intercept(products(reference_data("apiclus1")), NAMES)
    assert found.group_variance == pytest.approx(R["dense_group"], rel=1e-8)
    assert found.residual_variance == pytest.approx(R["dense_residual"], rel=1e-9)
    assert found.regression.coefficients[:2] == pytest.approx([R["dense_b0"], R["dense_b1"]], rel=1e-9)
    assert found.regression.std_errors[:2] == pytest.approx([R["dense_se0"], R["dense_se1"]], rel=1e-9)


def test_it_is_nlmes_lme():
    found = random_intercept(products(reference_data("apiclus1")), NAMES)
    assert found.group_variance == pytest.approx(R["group"], rel=2e-7)
    assert found.regression.coefficients == pytest.approx([R[f"b{i}"] for i in range(3)], rel=1e-7)
    assert found.regression.std_errors == pytest.approx([R[f"se{i}"] for i in range(3)], rel=1e-7)
    assert (found.groups, found.method) == (15, "reml")


def test_a_shift_of_the_outcome_moves_the_intercept_only():
    plain, moved = (random_intercept(products(reference_data("apiclus1"), s), NAMES) for s in (0, 660))
    assert moved.regression.coefficients[0] + 660 == pytest.approx(plain.regression.coefficients[0], rel=1e-9)
    assert moved.group_variance == pytest.approx(plain.group_variance, rel=1e-7)


def test_under_five_groups_each_has_its_own_intercept():
    schools = reference_data("apiclus1")
    found = random_intercept(products(schools[schools["dnum"].isin([637, 61, 716])]), NAMES)
    assert found.method == "fixed_effects"
    assert found.regression.names == ("ell", "meals")
    assert found.regression.coefficients[0] == pytest.approx(R["fixed_b1"], rel=1e-10)
    assert found.regression.std_errors[0] == pytest.approx(R["fixed_se1"], rel=1e-10)
    assert isnan(found.group_variance)


def test_groups_that_do_not_differ_have_a_variance_of_zero():
    alike = np.array([z.T @ z for z in [np.array([[1.0, 0, 0], [1, 2, 1], [1, 1, 2]])] * 6])
    found = random_intercept(alike, ["score"])
    assert (found.group_variance, found.icc, found.flag) == (0, 0, "boundary")


def test_a_constant_outcome_is_not_estimable():
    constant = np.array([z.T @ z for z in [np.array([[1.0, 0, 3], [1, 2, 3]])] * 6])
    found = random_intercept(constant, ["score"])
    assert found.flag == "not_estimable"
    assert np.isnan(found.regression.coefficients).all()


def test_a_regressor_that_varies_between_groups_only_is_named_under_fixed_effects():
    groups = [np.array([[1.0, level, 0, 1], [1, level, 2, 5], [1, level, 1, 2]]) for level in (1, 2, 4)]
    with pytest.raises(EstimationError, match="'sector_size'"):
        random_intercept([z.T @ z for z in groups], ["sector_size", "score"])


def test_products_of_another_shape_are_refused():
    with pytest.raises(EstimationError, match=r"not \(groups, 3, 3\)"):
        random_intercept(np.ones((2, 4, 4)), ["score"])
