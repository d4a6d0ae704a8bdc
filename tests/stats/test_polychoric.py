from math import isnan

import numpy as np
import pytest

from pipeline.stats.crosstab import Crosstab, from_arrays
from pipeline.stats.polychoric import BOUND, polychoric, thresholds
from tests.reference.values import reference, reference_data

R = reference("polychoric")
PEOPLE = reference_data("bfi")


@pytest.mark.parametrize(
    ("x", "y", "name", "se"),
    [(PEOPLE["A2"], PEOPLE["A3"], "rho", "se"),
     (PEOPLE["C4"], PEOPLE["A5"], "zeros", "zeros_se"),
     (PEOPLE["A2"] > 5, PEOPLE["A3"] > 4, "tetrachoric", "tetrachoric_se")],
)  # fmt: skip
def test_it_is_polycors_likelihood_at_its_maximum(x, y, name, se):
    found = polychoric(from_arrays(x, y))
    # the reference differentiates numerically: 1e-8 for its standard error
    assert found.estimate == pytest.approx(R[name], rel=1e-9)
    assert found.std_error == pytest.approx(R[se], rel=1e-8)


def test_it_is_polycors_and_psychs_printed_value_at_their_tolerance():
    found = polychoric(from_arrays(PEOPLE["A2"], PEOPLE["A3"]))
    assert found.estimate == pytest.approx(R["polycor"], abs=1e-5)  # where their optimisers stop
    assert found.estimate == pytest.approx(R["psych"], abs=1e-5)


def test_the_interval_holds_the_estimate_and_the_test_is_walds():
    found = polychoric(from_arrays(PEOPLE["A2"], PEOPLE["A3"]))
    assert -1 < found.low < found.estimate < found.high < 1
    assert found.statistic == pytest.approx(found.estimate / found.std_error)
    assert found.interval_method == "curvature"


def test_equal_weights_are_no_weights():
    plain = polychoric(from_arrays(PEOPLE["A2"], PEOPLE["A3"]))
    weighted = polychoric(from_arrays(PEOPLE["A2"], PEOPLE["A3"], np.full(400, 3.0)))
    assert (weighted.estimate, weighted.std_error) == pytest.approx(
        (plain.estimate, plain.std_error), rel=1e-9
    )


@pytest.mark.parametrize(("counts", "estimate"), [([[5, 0], [3, 4]], BOUND), ([[0, 5], [3, 4]], -BOUND)])
def test_a_two_by_two_table_with_a_zero_is_at_the_bound(counts, estimate):
    found = polychoric(Crosstab(np.arange(2), np.arange(2), np.array(counts)))
    assert (found.estimate, found.flag) == (estimate, "boundary")
    assert isnan(found.std_error)


def test_a_perfect_order_is_at_the_bound():
    assert polychoric(from_arrays(range(9), range(9))).flag == "boundary"
    assert polychoric(from_arrays(range(9), range(9, 0, -1))).estimate == -BOUND


def test_an_empty_category_changes_nothing():
    found = polychoric(Crosstab(np.arange(3), np.arange(2), np.array([[5, 2], [0, 0], [3, 9]])))
    assert found == polychoric(Crosstab(np.arange(2), np.arange(2), np.array([[5, 2], [3, 9]])))


@pytest.mark.parametrize(("x", "y"), [([1, 1, 1], [1, 2, 3]), ([1, 2], [1, 2]), ([], [])])
def test_a_constant_and_too_few_are_not_estimable(x, y):
    assert polychoric(from_arrays(x, y)).flag == "not_estimable"


def test_thresholds_cut_the_normal_into_the_shares():
    assert thresholds(np.array([50, 50])) == pytest.approx([0])
