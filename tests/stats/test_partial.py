from math import isnan

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.controls import Control
from pipeline.stats.partial import partial, partial_from_arrays
from pipeline.stats.pearson import pearson_from_arrays
from tests.reference.values import reference, reference_data

R = reference("partial")
PEOPLE = reference_data("bfi")
AGE, CARE = Control("age", PEOPLE["age"]), Control("C1", PEOPLE["C1"])


def test_it_is_the_inverse_correlation_matrix_of_psych():
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [AGE, CARE])
    assert found.estimate == pytest.approx(R["pearson"], rel=1e-12)
    assert found.estimate == pytest.approx(R["psych"], rel=1e-12)
    assert (found.low, found.high) == pytest.approx((R["low"], R["high"]), rel=1e-12)
    assert (found.statistic, found.p_value) == pytest.approx((R["t"], R["p"]), rel=1e-10)
    assert found.df == 396


def test_on_ranks_it_is_the_same_of_ranks():
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [AGE, CARE], is_rank=True)
    assert found.estimate == pytest.approx(R["spearman"], rel=1e-12)
    assert found.interval_method == "bonett_wright"


def test_a_categorical_control_is_that_of_lm_residuals():
    school = Control("education", PEOPLE["education"], is_categorical=True)
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [AGE, school])
    assert found.estimate == pytest.approx(R["category"], rel=1e-11)
    assert found.df == 400 - 2 - 5


def test_weighted_it_inverts_the_weighted_matrix():
    controls = [Control("C1", PEOPLE["C1"]), Control("C2", PEOPLE["C2"])]
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], controls, PEOPLE["age"])
    assert found.estimate == pytest.approx(R["weighted"], rel=1e-12)


def test_without_controls_it_is_pearson():
    plain = pearson_from_arrays(PEOPLE["A2"], PEOPLE["A5"])
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [])
    assert (found.estimate, found.low) == pytest.approx((plain.estimate, plain.low), rel=1e-12)


def test_a_respondent_without_a_control_is_left_out():
    age = PEOPLE["age"].astype(float).where(PEOPLE.index > 99)
    found = partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [Control("age", age)])
    assert found.effective_base == 300


def test_a_collinear_control_is_named():
    months = Control("months", 12 * PEOPLE["age"] + 5)
    with pytest.raises(EstimationError, match="'months' is collinear: 'age' determine it"):
        partial_from_arrays(PEOPLE["A2"], PEOPLE["A5"], [AGE, months])


def test_controls_that_determine_the_outcome_leave_nothing():
    found = partial_from_arrays(PEOPLE["A2"], 2 * PEOPLE["age"] + 1, [AGE])
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


@pytest.mark.parametrize("y", [np.full(400, 2.0), np.full(400, np.nan)])
def test_a_constant_and_an_outcome_of_nobody_are_not_estimable(y):
    assert partial_from_arrays(PEOPLE["A2"], y, [AGE]).flag == "not_estimable"


def test_a_matrix_of_another_shape_is_refused():
    with pytest.raises(EstimationError, match="3 by 3 matrix"):
        partial(np.eye(4), 100, ["age"])
