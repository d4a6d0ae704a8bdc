from math import isnan

import pytest

from pipeline.stats.power import correlation_power, smallest_detectable
from tests.reference.values import reference

R = reference("sensitivity")


def test_it_is_pwrs_formula():
    assert correlation_power(0.3, 50) == pytest.approx(R["power"], rel=1e-12)
    assert smallest_detectable(400) == pytest.approx(R["smallest_400"], rel=1e-10)
    assert smallest_detectable(30, power=0.9) == pytest.approx(R["smallest_30_90"], rel=1e-10)


def test_it_is_what_pwr_prints():
    assert correlation_power(0.3, 84.07364) == pytest.approx(0.8, abs=1e-6)


def test_no_correlation_is_found_as_often_as_alpha():
    assert correlation_power(0.0, 100, alpha=0.1) == pytest.approx(0.1, abs=0.002)


def test_a_base_too_small_for_any_test_detects_nothing():
    assert isnan(smallest_detectable(3))
    assert isnan(correlation_power(0.5, 2))
