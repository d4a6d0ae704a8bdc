import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.controls import Control, columns_of
from pipeline.stats.ols import ols, ols_from_patterns
from tests.reference.values import reference, reference_data

R = reference("regression")
PEOPLE = reference_data("bfi")


def integration():
    score = PEOPLE[["C1", "C2", "C3"]].mean(axis=1)
    return columns_of(
        [
            Control("score", score),
            Control("age", PEOPLE["age"]),
            Control("education", PEOPLE["education"], True),
        ],
        400,
    )


def expected(name, size):
    return [R[f"{name}_b{i}"] for i in range(size)], [R[f"{name}_se{i}"] for i in range(size)]


def test_it_is_lm_with_sandwichs_hc3():
    names, x = integration()
    found = ols(x, PEOPLE["A5"], names)
    coefficients, std_errors = expected("ols", 7)
    assert found.coefficients == pytest.approx(coefficients, rel=1e-10)
    assert found.std_errors == pytest.approx(std_errors, rel=1e-10)
    assert (found.df, found.std_error_method) == (393, "HC3")
    assert found.r_squared == pytest.approx(R["r_squared"], rel=1e-10)
    assert found.standardized[1] == pytest.approx(R["standardized_score"], rel=1e-10)


def test_it_is_statsmodels_hc3_with_students_t():
    from statsmodels.api import OLS, add_constant

    names, x = integration()
    found = ols(x, PEOPLE["A5"], names)
    theirs = OLS(PEOPLE["A5"], add_constant(x)).fit(cov_type="HC3", use_t=True)
    assert found.p_values == pytest.approx(theirs.pvalues.to_numpy(), rel=1e-8)
    assert found.low == pytest.approx(theirs.conf_int()[0].to_numpy(), rel=1e-9)


def test_aggregates_by_pattern_lose_nothing():
    groups = PEOPLE.groupby(["C1", "gender"])["A5"]
    sums = np.column_stack([groups.size(), groups.sum(), groups.agg(lambda y: (y**2).sum())])
    x = np.array(groups.size().index.to_list(), float)
    found = ols_from_patterns(x, sums, ["C1", "gender"])
    coefficients, std_errors = expected("short", 3)
    assert found.coefficients == pytest.approx(coefficients, rel=1e-10)
    assert found.std_errors == pytest.approx(std_errors, rel=1e-10)


def test_a_respondent_who_is_a_coefficient_of_his_own_leaves_hc1():
    x = np.array([[0, 1.0], [0, 2], [0, 3], [0, 5], [1, 4]])
    found = ols(x, [1, 3, 2, 6, 4], ["alone", "score"])
    assert found.std_error_method == "HC1"
    assert np.isfinite(found.std_errors).all()


@pytest.mark.parametrize(
    ("x", "y"), [([[1], [2], [3], [4]], [0.1] * 4), ([[1], [2]], [1, 3]), (np.empty((0, 1)), [])]
)
def test_a_constant_outcome_and_too_few_are_not_estimable(x, y):
    found = ols(x, y, ["score"])
    assert np.isnan(found.coefficients).all()
    assert found.flag == "not_estimable"


def test_a_collinear_regressor_is_named():
    with pytest.raises(EstimationError, match="'twice' is collinear: 'once' determine it"):
        ols([[1, 2], [2, 4], [3, 6], [5, 10]], [1, 2, 2, 3], ["once", "twice"])
