import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DesignError
from pipeline.stats.calibrate import calibrate
from pipeline.stats.rake import rake

X = np.array([[1.0, 2], [1, 4], [1, 9], [1, 5]])
W = np.array([10.0, 10, 10, 10])


def test_totals_that_are_met_already_change_nothing():
    result = calibrate(X, W, W @ X)
    assert (result.factors == 1).all()
    assert result.iterations == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(0.6, 1.6), min_size=4, max_size=4),
    st.sampled_from(["linear", "truncated", "logit", "raking"]),
)
def test_every_method_meets_totals_that_can_be_met(shift, method):
    totals = (W * shift) @ X
    result = calibrate(X, W, totals, method=method, bounds=(0.05, 20))
    assert (W * result.factors) @ X == pytest.approx(totals, rel=1e-9)


def test_raking_by_newton_is_raking_by_sweeps():
    cells, row, column = np.array([10.0, 30, 20, 40]), [0, 0, 1, 1], [0, 1, 0, 1]
    x = np.column_stack([np.eye(2)[row], np.eye(2)[column]])
    newton = calibrate(x, cells, [60, 40, 30, 70], method="raking")
    assert newton.factors == pytest.approx(
        rake(cells, [(row, [60, 40]), (column, [30, 70])]).factors, rel=1e-9
    )


def test_a_linear_factor_that_is_not_above_0_switches_to_bounds_and_says_so():
    totals = np.array([40.0, 120])
    result = calibrate(X, W, totals, bounds=(0.01, 5))
    assert result.is_switched
    assert result.method == "truncated"
    assert result.factors.min() >= 0.01
    assert (W * result.factors) @ X == pytest.approx(totals)


def test_totals_out_of_reach_are_an_error_that_names_the_total():
    with pytest.raises(DesignError, match=r"not converged after .* total 1 stands at .* for a target of 40"):
        calibrate(X, W, [40, 400], method="logit", bounds=(0.5, 2))


def test_collinear_totals_that_agree_do_no_harm():
    result = calibrate(np.column_stack([X, X[:, 0]]), W, [44, 210, 44])
    assert (W * result.factors) @ X == pytest.approx([44, 210])


@pytest.mark.parametrize(
    ("weights", "options", "message"),
    [
        ([10, -1, 10, 10], {}, "a weight is negative"),
        ([10, np.nan, 10, 10], {}, "a number is missing"),
        (W, {"bounds": (1.2, 3)}, "must have 1 between"),
        (W, {"method": "best"}, "not known"),
    ],
)
def test_what_cannot_be_used_is_an_error(weights, options, message):
    with pytest.raises(DesignError, match=message):
        calibrate(X, weights, [44, 210], **options)
