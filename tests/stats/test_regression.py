from math import inf

import numpy as np
import pytest

from pipeline.stats.regression import no_regression, regression_result


def result(df, variance=0.04):
    return regression_result(
        ("intercept", "score"),
        np.array([1.0, 0.4]),
        np.diag([0.25, variance]),
        df=df,
        confidence=0.95,
        standardized=np.array([np.nan, 0.2]),
        std_error_method="HC3",
        unweighted_base=50,
    )


def test_the_interval_is_students():
    found = result(10)
    assert found.low[1] == pytest.approx(0.4 - 2.2281388519649385 * 0.2)
    assert found.p_values[1] == pytest.approx(0.07338803477074037)


def test_infinite_degrees_of_freedom_are_the_normal():
    assert result(inf).high[1] == pytest.approx(0.4 + 1.959963984540054 * 0.2)


def test_a_coefficient_without_spread_has_neither_test_nor_interval():
    found = result(10, variance=0.0)
    assert np.isnan(found.std_errors[1])
    assert np.isnan(found.p_values[1])


def test_without_degrees_of_freedom_there_is_no_interval():
    assert np.isnan(result(0).low).all()


def test_no_regression_says_why():
    found = no_regression(("intercept",), 2)
    assert np.isnan(found.coefficients).all()
    assert found.flag == "not_estimable"
