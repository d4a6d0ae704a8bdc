from math import isnan

import pytest

from pipeline.stats.crosstab import from_arrays
from pipeline.stats.gamma import gamma
from tests.reference.values import reference
from tests.stats.test_kendall import AGRESTI

R = reference("kendall")


def test_it_is_agrestis_published_gamma():
    found = gamma(AGRESTI)
    assert (found.estimate, found.std_error) == pytest.approx((0.221, 0.117), abs=5e-4)


def test_it_is_the_delta_methods_to_seven_digits():
    found = gamma(AGRESTI)
    assert found.estimate == pytest.approx(R["gamma"], rel=1e-12)
    assert found.std_error == pytest.approx(R["gamma_se"], rel=1e-7)


def test_without_an_untied_pair_there_is_no_gamma():
    found = gamma(from_arrays([1, 1, 2, 2], [1, 1, 1, 1]))
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"


def test_no_pair_in_opposite_order_is_a_gamma_of_one():
    found = gamma(from_arrays([1, 1, 2, 2], [1, 1, 1, 2]))
    assert (found.estimate, found.std_error, found.flag) == (1, 0, "boundary")
