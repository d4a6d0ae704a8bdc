"""R's postStratify, rake and calibrate with their standard errors, made by weighting.R; INSEE's own weights."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.calibrate import calibrate
from pipeline.stats.calibrated_residuals import calibrated_residuals, raked_fit
from pipeline.stats.nonresponse import nonresponse_factors
from pipeline.stats.poststratify import poststratify
from pipeline.stats.rake import rake
from tests.reference.sums import totals_of
from tests.reference.values import reference
from tests.shared_data import shared_data

R = reference("weighting")
MET, WIDE = [2000, 4194], [1072, 5122]


@pytest.fixture(scope="module")
def schools():
    frame = pd.read_csv(shared_data("complex-design/apistrat.csv"))
    codes = {name: (frame[name] == "Yes").astype(int) for name in ("comp.imp", "sch.wide")}
    cell = codes["comp.imp"] * 2 + codes["sch.wide"]
    return frame.assign(
        yes=(frame["awards"] == "Yes") * 1.0, met=codes["comp.imp"], wide=codes["sch.wide"], cell=cell
    )


def check(name, frame, weights, residuals_of, *, se=True, rel=1e-8):
    """Estimates, standard errors and weights of R's design `name`; `residuals_of` maps values (n, 2)."""
    share = (weights * frame["yes"]).sum() / weights.sum()
    values = np.column_stack([(frame["yes"] - share) / weights.sum(), frame["enroll"]])
    left = residuals_of(values) * weights.to_numpy()[:, None]
    totals = totals_of(
        frame,
        {"share": pd.Series(left[:, 0]), "total": pd.Series(left[:, 1])},
        stratum="stype",
        population="fpc",
    )
    assert share == pytest.approx(R[f"{name}.share"], rel=rel)
    assert (weights * frame["enroll"]).sum() == pytest.approx(R[f"{name}.total"], rel=rel)
    assert weights.iloc[[0, -1]].tolist() == pytest.approx(
        [R[f"{name}.first.1"], R[f"{name}.last.200"]], rel=rel
    )
    expected = [R[f"{name}.share_se"], R[f"{name}.total_se"]]
    assert (np.diag(totals.covariance) ** 0.5 == pytest.approx(expected, rel=1e-7)) is se


def test_post_stratification_explains_part_of_the_variance(schools):
    sums = schools.groupby("met")["pw"].sum()
    factors = poststratify(sums, MET)[schools["met"]]

    def residuals(values):
        products = pd.DataFrame(values * schools[["pw"]].to_numpy()).groupby(schools["met"]).sum()
        return values - raked_fit(sums, products, [[0, 1]])[schools["met"]]

    check("post", schools, schools["pw"] * factors, residuals)


def raked(frame):
    cells = frame.groupby("cell")["pw"].sum().reindex(range(4), fill_value=0)
    return rake(cells, [([0, 0, 1, 1], MET), ([0, 1, 0, 1], WIDE)], tolerance=1e-13).factors[frame["cell"]]


def cell_fit(frame, values, weights, **how):
    """What the two margins explain, from sums by cell of the two raking variables."""
    table = pd.DataFrame(values * np.asarray(weights)[:, None]).groupby(frame["cell"]).sum().reindex(range(4))
    counts = pd.Series(weights).groupby(frame["cell"]).sum().reindex(range(4))
    return raked_fit(counts.fillna(0), table.fillna(0), [[0, 0, 1, 1], [0, 1, 0, 1]], **how)[frame["cell"]]


def test_raking_has_the_standard_errors_of_calibrate_calfun_raking(schools):
    weights = schools["pw"] * raked(schools)
    check("cal_raking", schools, weights, lambda values: values - cell_fit(schools, values, schools["pw"]))


def test_ten_sweeps_of_unweighted_means_are_the_standard_errors_of_rake(schools):
    weights, ones = schools["pw"] * raked(schools), np.ones(len(schools))
    check("rake", schools, weights, lambda v: v - cell_fit(schools, v, ones, sweeps=10, tolerance=0))
    check("rake", schools, weights, lambda v: v - cell_fit(schools, v, schools["pw"]), se=False)


@pytest.mark.parametrize(
    ("method", "bounds"), [("linear", (0.1, 10)), ("truncated", (0.9, 1.09)), ("logit", (0.5, 1.6))]
)
def test_calibration_to_numbers_and_classes(schools, method, bounds):
    x = np.column_stack(
        [np.ones(200), schools["stype"] == "H", schools["stype"] == "M", schools["api99"].astype(float)]
    ).astype(float)
    totals = np.array([6194, 755, 1018, 3914069 * (1 if method == "linear" else 0.985)])
    result = calibrate(x, schools["pw"], totals, method=method, bounds=bounds)
    assert (result.factors.min(), result.factors.max()) == pytest.approx(
        (R[f"{method}.low"], R[f"{method}.high"]), rel=1e-8
    )
    weights = schools["pw"] * result.factors
    check(method, schools, weights, lambda values: calibrated_residuals(values, x, schools["pw"]))


def test_the_statistics_offices_own_weights_of_firms():
    """INSEE's simulated survey: response classes, then raking to counts and turnover by activity."""
    firms = pd.read_csv(shared_data("firms/ict-in-firms-sample.csv"))
    asked = firms[firms["nrc"]]
    classes = asked.groupby("hrg")["w_sample"].sum()
    answered = asked[asked["resp"]].groupby("hrg")["w_sample"].sum()
    published = asked.groupby("hrg")["response_prob_est"].first()
    assert 1 / nonresponse_factors(classes, answered) == pytest.approx(published.to_numpy(), rel=1e-12)
    held = firms[firms["calib"]]
    x = held[[f"{kind}_{division}" for kind in ("N", "turnover") for division in range(58, 64)]].to_numpy()
    result = calibrate(x, held["w_nrc"], held["w_calib"] @ x, method="raking")
    assert result.factors * held["w_nrc"].to_numpy() == pytest.approx(held["w_calib"].to_numpy(), rel=1e-10)
