import numpy as np
import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.polyserial import polyserial
from tests.reference.values import reference, reference_data

R = reference("polychoric")
PEOPLE = reference_data("bfi")
SCORE = PEOPLE["C1"] + PEOPLE["C2"] + PEOPLE["C3"]


def test_it_is_the_two_step_likelihood_at_its_maximum():
    found = polyserial(from_arrays(SCORE, PEOPLE["A3"]))
    assert found.estimate == pytest.approx(R["serial"], rel=1e-9)
    assert found.std_error == pytest.approx(R["serial_se"], rel=1e-8)


def test_it_is_near_polycors_full_likelihood():
    assert polyserial(from_arrays(SCORE, PEOPLE["A3"])).estimate == pytest.approx(R["serial_ml"], abs=1e-3)


def test_the_units_of_the_score_do_not_matter():
    plain, other = (polyserial(from_arrays(s, PEOPLE["A3"])) for s in (SCORE, 1000 + 7 * SCORE))
    assert other.estimate == pytest.approx(plain.estimate, rel=1e-10)


def test_turning_the_score_turns_the_sign():
    found = polyserial(from_arrays(-SCORE, PEOPLE["A3"]))
    assert found.estimate == pytest.approx(-R["serial"], rel=1e-9)


def test_a_score_that_sorts_the_scale_is_at_the_bound():
    assert polyserial(from_arrays(np.arange(9), np.arange(9) > 4)).flag == "boundary"


def test_a_constant_is_not_estimable():
    assert polyserial(from_arrays([1, 1, 1, 1], [1, 2, 3, 4])).flag == "not_estimable"
