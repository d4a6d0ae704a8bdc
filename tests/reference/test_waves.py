"""R's prop.trend.test, survey and metafor; made by waves.R."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.beta_binomial import beta_binomial_shares
from pipeline.stats.cochran_armitage import cochran_armitage
from pipeline.stats.fay_herriot import fay_herriot
from pipeline.stats.linear_trend import linear_trend
from pipeline.stats.shares import shares_of_totals
from pipeline.stats.standardized_rates import standardized_rates
from tests.reference.sums import totals_of
from tests.reference.values import reference
from tests.shared_data import shared_data

R = reference("waves")
SMOKERS, PATIENTS = [83, 90, 129, 70], [86, 93, 136, 82]
Y = [0.31, 0.45, 0.52, 0.38, 0.71, 0.40, 0.29, 0.66]
V = [0.004, 0.012, 0.009, 0.002, 0.02, 0.006, 0.015, 0.03]


def row_of(name):
    return [value for key, value in R.items() if key.startswith(f"{name}.")]


def test_cochran_armitage():
    trend = cochran_armitage(SMOKERS, PATIENTS)
    assert trend.statistic == pytest.approx(R["trend_x2"], rel=1e-10)
    assert trend.p_value == pytest.approx(R["trend_p"], rel=1e-9)
    scored = cochran_armitage(SMOKERS, PATIENTS, scores=[0, 1, 3, 6])
    assert scored.statistic == pytest.approx(R["scored_x2"], rel=1e-10)


def shares_by(frame, answer, groups):
    """The share of `answer` in each group, with covariance, from the totals of apistrat's strata."""
    w = frame["pw"]
    values = {f"base{g}": w * member for g, member in enumerate(groups)}
    values |= {f"count{g}": w * member * answer for g, member in enumerate(groups)}
    totals = totals_of(frame, values, stratum="stype", population="fpc")
    return shares_of_totals(totals, bases=range(len(groups)), counts=range(len(groups), 2 * len(groups)))


@pytest.fixture(scope="module")
def schools():
    return pd.read_csv(shared_data("complex-design/apistrat.csv"))


def test_rates_at_a_common_size_mix(schools):
    size = pd.cut(schools["enroll"], [0, 400, 800, np.inf], labels=["small", "middle", "large"])
    groups = [
        (schools["comp.imp"] == met) & (size == label)
        for met in ("No", "Yes")
        for label in ("small", "middle", "large")
    ]
    cells = shares_by(schools, schools["api00"] > 650, groups)
    rates = standardized_rates(cells.shares.reshape(2, 3), cells.covariance, [0.5, 0.3, 0.2])
    for position, met in enumerate(("No", "Yes")):
        assert rates.rates[position] == pytest.approx(R[f"standard_{met}.value"], rel=1e-10)
        assert rates.rates[position] == pytest.approx(R[f"svystandardize_{met}"], rel=1e-10)
        assert rates.covariance[position, position] ** 0.5 == pytest.approx(R[f"standard_{met}.se"], rel=1e-9)


def test_a_linear_contrast_over_three_groups(schools):
    shares = shares_by(schools, schools["awards"] == "Yes", [schools["stype"] == t for t in ("E", "H", "M")])
    line = linear_trend(shares.shares, shares.covariance, df=197)
    assert line.estimate == pytest.approx(R["line.value"], rel=1e-10)
    assert line.std_error == pytest.approx(R["line.se"], rel=1e-9)


def test_fay_herriot_is_metafors_reml_and_blup():
    """metafor's standard error leaves g3 out, the price of estimating the variance between areas."""
    shrunk = fay_herriot(Y, V)
    assert shrunk.between_variance == pytest.approx(R["tau2"], rel=1e-8)
    assert shrunk.estimates == pytest.approx(row_of("blup"), rel=1e-8)
    tau2, v = R["tau2"], np.array(V)
    g3 = v**2 / (v + tau2) ** 3 * 2 / (1 / (v + tau2) ** 2).sum()
    assert np.sqrt(shrunk.std_errors**2 - 2 * g3) == pytest.approx(row_of("blup_se"), rel=1e-8)


def test_fay_herriot_with_a_covariate():
    shrunk = fay_herriot(Y, V, covariates=np.column_stack([np.ones(8), [1, 2, 3, 1, 2, 3, 1, 2]]))
    assert shrunk.between_variance == pytest.approx(R["tau2_x"], rel=1e-8)
    assert shrunk.estimates == pytest.approx(row_of("blup_x"), rel=1e-8)


def test_the_beta_prior_has_the_highest_likelihood():
    """optim stops at its own tolerance: six digits."""
    shrunk = beta_binomial_shares([2, 12, 5, 9, 33, 3, 4, 4], [10, 25, 8, 40, 60, 15, 22, 5])
    assert shrunk.mean == pytest.approx(R["prior_mean"], rel=1e-5)
    assert shrunk.worth == pytest.approx(R["prior_worth"], rel=1e-4)
