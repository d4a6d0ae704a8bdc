from math import isnan

import numpy as np
import pytest

from pipeline.stats.omega import omega
from tests.reference.values import reference, reference_data

R = reference("omega")


def conscientiousness():
    items = reference_data("bfi")[["C1", "C2", "C3", "C4", "C5"]].to_numpy(float)
    items[:, 3:] = 7 - items[:, 3:]
    return np.cov(items.T)


def test_it_is_lavaans():
    found = omega(conscientiousness(), 400)
    assert found.estimate == pytest.approx(R["omega"], rel=1e-8)
    assert found.std_error == pytest.approx(R["se"], rel=1e-8)
    assert (found.low, found.high) == pytest.approx((R["low"], R["high"]), rel=1e-8)


def test_loadings_are_lavaans_standardised_ones():
    found = omega(conscientiousness(), 400)
    assert found.loadings == pytest.approx([R[f"loading_{i}"] for i in range(1, 6)], rel=1e-7)
    assert found.uniquenesses == pytest.approx(1 - found.loadings**2, rel=1e-7)


def test_equal_loadings_make_omega_alpha():
    sample = np.full((4, 4), 0.4) + 0.6 * np.eye(4)
    assert omega(sample, 100).estimate == pytest.approx(4 * 0.4 / (1 + 3 * 0.4), rel=1e-10)


def test_a_heywood_case_is_not_estimable():
    found = omega([[1.0, 0.9, 0.9], [0.9, 1.0, 0.6], [0.9, 0.6, 1.0]], 100)
    assert isnan(found.estimate)
    assert found.flag == "not_estimable"
