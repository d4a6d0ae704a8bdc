from math import isnan, sqrt

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.random_effects import leave_one_out, random_effects
from tests.reference.values import reference, reference_data

R = reference("meta")
Y, V = reference_data("meta").to_numpy().T


@pytest.mark.parametrize("method", ["reml", "pm", "dl"])
def test_it_is_metafors_rma_with_the_ad_hoc_rule(method):
    found = random_effects(Y, V, method=method)
    name = method.upper()
    numbers = (
        found.estimate,
        found.std_error,
        found.low,
        found.high,
        found.statistic,
        found.p_value,
        found.i2,
    )
    expected = [R[f"{name}_{part}"] for part in ("estimate", "se", "low", "high", "t", "p", "i2")]
    assert numbers == pytest.approx(expected, rel=1e-8)
    assert (found.q, found.q_p_value) == pytest.approx((R[f"{name}_q"], R[f"{name}_q_p"]), rel=1e-10)
    assert (found.df, found.studies, found.method) == (15, 16, method)


def test_the_prediction_interval_is_metafors():
    found = random_effects(Y, V)
    assert (found.prediction_low, found.prediction_high) == pytest.approx(
        (R["REML_pi_low"], R["REML_pi_high"]), rel=1e-8
    )


def test_studies_that_agree_too_well_do_not_narrow_the_interval():
    found = random_effects([0.1, 0.11, 0.12, 0.1], [0.02, 0.03, 0.02, 0.01])
    assert found.is_widened
    assert (found.std_error, found.low, found.tau2) == pytest.approx(
        (R["alike_se"], R["alike_low"], 0), rel=1e-9
    )


def test_leaving_one_out_is_metafors():
    found = leave_one_out(Y, V)
    assert found[0].estimate == pytest.approx(R["REML_without_first"], rel=1e-8)
    assert found[-1].tau2 == pytest.approx(R["REML_without_last_tau2"], rel=1e-8)
    assert len(found) == 16


def test_two_studies_are_pooled_as_fixed():
    found = random_effects([0.2, 0.6], [0.01, 0.03])
    assert found.method == "fixed"
    assert (found.estimate, found.std_error) == pytest.approx((0.3, sqrt(0.0075)))
    assert isnan(found.prediction_low)
    assert isnan(found.tau2)


def test_one_study_passes_through():
    found = random_effects([0.2], [0.01])
    assert (found.estimate, found.std_error, found.method) == (0.2, pytest.approx(0.1), "single")
    assert isnan(found.q)


def test_no_study_is_not_estimable():
    found = random_effects([], [])
    assert isnan(found.estimate)
    assert (found.studies, found.flag) == (0, "not_estimable")


@pytest.mark.parametrize("variance", [0.0, -1.0, np.nan])
def test_a_study_without_a_variance_is_refused(variance):
    with pytest.raises(EstimationError, match="leave out a study"):
        random_effects([0.1, 0.2], [0.01, variance])
