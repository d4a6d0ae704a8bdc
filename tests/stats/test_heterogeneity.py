from math import isinf, isnan

import numpy as np
import pytest

from pipeline.stats.heterogeneity import (
    cochran_q,
    tau2_dersimonian_laird,
    tau2_interval,
    tau2_paule_mandel,
    tau2_reml,
    typical_variance,
)
from tests.reference.values import reference, reference_data

R = reference("meta")
Y, V = reference_data("meta").to_numpy().T


@pytest.mark.parametrize(
    ("method", "name"),
    [(tau2_reml, "REML"), (tau2_paule_mandel, "PM"), (tau2_dersimonian_laird, "DL")],
)
def test_tau2_is_metafors(method, name):
    assert method(Y, V) == pytest.approx(R[f"{name}_tau2"], rel=1e-8)


def test_the_q_profile_interval_is_metafors():
    assert tau2_interval(Y, V, confidence=0.95) == pytest.approx(
        (R["REML_tau2_low"], R["REML_tau2_high"]), rel=1e-8
    )


def test_q_is_metafors():
    assert cochran_q(Y, V) == pytest.approx(R["REML_q"], rel=1e-12)


@pytest.mark.parametrize("method", [tau2_reml, tau2_paule_mandel, tau2_dersimonian_laird])
def test_studies_that_agree_have_no_variance_between_them(method):
    assert method(np.array([0.1, 0.11, 0.12]), np.array([0.02, 0.03, 0.02])) == 0


def test_equal_variances_give_the_variance_beyond_them():
    y = np.array([0.0, 1, 2, 5])
    for method in (tau2_reml, tau2_paule_mandel, tau2_dersimonian_laird):
        assert method(y, np.full(4, 0.5)) == pytest.approx(y.var(ddof=1) - 0.5, rel=1e-9)


def test_one_study_has_no_typical_variance_or_interval():
    assert isinf(typical_variance(np.array([0.1])))
    assert isnan(tau2_interval(np.array([1.0]), np.array([0.1]), confidence=0.95)[0])
