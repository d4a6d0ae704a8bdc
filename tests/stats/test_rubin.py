from math import isnan, tanh

import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.pearson import from_estimate
from pipeline.stats.rubin import rubin, rubin_correlation
from tests.reference.values import reference

R = reference("meta")
Q, U = [0.31, 0.35, 0.28, 0.33, 0.30], [0.010, 0.011, 0.009, 0.012, 0.010]


def test_it_is_mices_pool_scalar():
    found = rubin(Q, U, complete_df=98)
    assert (found.estimate, found.std_error**2, found.between) == pytest.approx(
        (R["rubin_estimate"], R["rubin_total"], R["rubin_between"]), rel=1e-12
    )
    assert (found.df, found.missing_information) == pytest.approx((R["rubin_df"], R["rubin_fmi"]), rel=1e-10)


def test_large_samples_have_rubins_first_degrees_of_freedom():
    found = rubin(Q, U)
    assert (found.df, found.missing_information) == pytest.approx(
        (R["rubin_df_large"], R["rubin_fmi_large"]), rel=1e-8
    )


def test_imputations_that_agree_add_nothing():
    found = rubin([0.3, 0.3], [0.01, 0.01])
    assert (found.std_error, found.between, found.missing_information) == (pytest.approx(0.1), 0, 0)
    assert isnan(found.df)


def test_correlations_are_pooled_on_fishers_scale():
    middle = (np.arctanh(0.2) + np.arctanh(0.4)) / 2
    assert rubin_correlation([0.2, 0.4], 103).estimate == pytest.approx(tanh(middle))


def test_correlations_that_agree_have_the_interval_of_one():
    found, plain = rubin_correlation([0.3, 0.3], 103), from_estimate(0.3, 103)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high), rel=1e-12)


def test_a_perfect_or_missing_correlation_is_not_estimable():
    assert rubin_correlation([0.3, 1.0], 100).flag == "not_estimable"
    assert rubin_correlation([0.3, np.nan], 100).flag == "not_estimable"
    assert isnan(rubin([0.3, np.nan], [0.1, 0.1]).estimate)


def test_one_imputation_is_refused():
    with pytest.raises(EstimationError, match="1 imputation"):
        rubin([0.3], [0.01])
