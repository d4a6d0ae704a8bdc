"""R survey's replicate weights and svyquantile; made by replicates.R."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.quantile import share_at_or_under, weighted_quantile, woodruff_interval
from pipeline.stats.replicate_variance import replicate_covariance, replicate_df, replicate_scale
from pipeline.stats.replicates import balanced_half_samples, bootstrap, jackknife
from tests.reference.sums import ratio_of
from tests.reference.values import reference, reference_data
from tests.shared_data import shared_data

R = reference("replicates")


def means(weights, y, over=1.0):
    """Ratios of weighted sums, by column of `weights` (n, R)."""
    w = np.asarray(weights, dtype=float)
    return (w * np.asarray(y)[:, None]).sum(axis=0) / (w * np.broadcast_to(over, len(w))[:, None]).sum(axis=0)


def agrees(name, estimates, full, rel=1e-10, **how):
    assert full == pytest.approx(R[f"{name}.value"], rel=1e-12)
    covariance = replicate_covariance(estimates[:, None], np.array([full]), **how)
    assert covariance[0, 0] ** 0.5 == pytest.approx(R[f"{name}.se"], rel=rel)


def test_weights_that_came_with_the_data():
    data = pd.read_csv(shared_data("complex-design/nhanes2-brr.csv"))
    weights = data.filter(regex="^brr_").to_numpy(dtype=float)
    own, scale = data[["finalwgt"]], replicate_scale("brr", weights.shape[1])
    height, kilos = data["height"], data["weight"].to_numpy()
    agrees("brr_height", means(weights, height), means(own, height)[0], scale=scale)
    agrees("brr_height_mean", means(weights, height), means(own, height)[0], scale=scale, centre="mean")
    agrees("brr_ratio", means(weights, kilos, height), means(own, kilos, height)[0], scale=scale)
    agrees("brr_total", kilos @ weights, (kilos @ own.to_numpy())[0], scale=scale)
    assert replicate_df(weights.T @ weights) == R["brr_df"]


def test_the_jackknife_of_strata_with_and_without_finite_populations():
    schools = pd.read_csv(shared_data("complex-design/apistrat.csv"))
    w, yes = schools["pw"].to_numpy(), (schools["awards"] == "Yes").to_numpy(dtype=float)
    fraction = schools.groupby("stype")["pw"].transform("size") / schools["fpc"]
    for name, f in (("jkn_share", fraction), ("jkn_plain", 0.0)):
        made = jackknife(schools["stype"], fraction=f)
        estimates = means(made.factors * w[:, None], yes)
        agrees(name, estimates, means(w[:, None], yes)[0], scale=made.scale, rscales=made.rscales)
    made = jackknife(schools["stype"], fraction=fraction)
    pair = schools["api.stu"], schools["enroll"].to_numpy()
    estimates = means(made.factors * w[:, None], *pair)
    agrees("jkn_ratio", estimates, means(w[:, None], *pair)[0], scale=made.scale, rscales=made.rscales)
    assert made.df == 197


def test_the_jackknife_of_clusters():
    psu = reference_data("clusters")
    made = jackknife(np.zeros(len(psu)))
    t0, t1 = psu[["t0", "t1"]].to_numpy().T @ np.column_stack([np.ones(len(psu)), made.factors])
    estimates = t1 / t0 + 600
    agrees("jk1_mean", estimates[1:], estimates[0], scale=made.scale, rscales=made.rscales)


@pytest.fixture(scope="module")
def psu():
    """NHANES: 31 strata of two PSUs, totals of weight and of weighted blood pressure."""
    people = pd.read_csv(shared_data("complex-design/nhanes2.csv"))
    sums = people.assign(t0=people["finalwgt"], t1=people["finalwgt"] * people["highbp"])
    return sums.groupby(["stratid", "psuid"])[["t0", "t1"]].sum().reset_index()


@pytest.mark.parametrize("fay", [0.0, 0.3])
def test_balanced_half_samples_give_totals_their_variance_exactly(psu, fay):
    made = balanced_half_samples(psu["stratid"], fay=fay)
    totals = psu["t1"].to_numpy() @ made.factors
    agrees("nhanes_total", totals, psu["t1"].sum(), scale=made.scale)
    share = totals / (psu["t0"].to_numpy() @ made.factors)
    agrees("nhanes_share", share, psu["t1"].sum() / psu["t0"].sum(), rel=0.005, scale=made.scale)


def test_the_bootstrap_is_near_the_linearised_error(psu):
    """4,000 seeded draws: the Monte-Carlo error of the standard error is 1.1%."""
    made = bootstrap(psu["stratid"], draws=4000, seed=11)
    share = (psu["t1"].to_numpy() @ made.factors) / (psu["t0"].to_numpy() @ made.factors)
    agrees("nhanes_share", share, psu["t1"].sum() / psu["t0"].sum(), rel=0.035, scale=made.scale)


def quantile_agrees(name, frame, value, weight, probability, **design):
    at = float(weighted_quantile(frame[value], weight, probability))
    under = (frame[value] <= at) * 1.0
    ratio = ratio_of(frame, weight, under.where(frame[value].notna()), **design)
    known = frame[value].notna()
    woodruff = woodruff_interval(
        frame[value][known], weight[known], at, share_std_error=ratio.variance[0] ** 0.5, df=R_DF[value]
    )
    assert share_at_or_under(frame[value][known], weight[known], at) == pytest.approx(
        ratio.share[0], rel=1e-12
    )
    found = [at, woodruff.interval.low, woodruff.interval.high, woodruff.std_error]
    assert found == pytest.approx([R[f"{name}.{part}"] for part in ("value", "low", "high", "se")], rel=1e-10)


R_DF = {"api00": 197, "zinc": 31}


@pytest.mark.parametrize("percent", [10, 25, 50, 75, 90])
def test_quantiles_of_a_stratified_sample(percent):
    schools = pd.read_csv(shared_data("complex-design/apistrat.csv"))
    design = {"stratum": "stype", "population": "fpc"}
    quantile_agrees(f"api00_{percent}", schools, "api00", schools["pw"], percent / 100, **design)


def test_the_median_of_a_clustered_sample_with_missing_values():
    people = pd.read_csv(shared_data("complex-design/nhanes2.csv"))
    quantile_agrees("zinc_50", people, "zinc", people["finalwgt"], 0.5, stratum="stratid", psu="psuid")


def test_the_rule_of_the_quantile():
    found = weighted_quantile([1, 2, 3, 4, 5], np.ones(5), [0.2, 0.4, 0.5, 1])
    assert found.tolist() == [R[f"rule.{percent}"] for percent in (20, 40, 50, 100)]
