"""R survey 4.1.1 on stratified, clustered and two-stage designs; made by designs.R."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.design_effect import design_effect
from pipeline.stats.shares import shares_of_totals
from pipeline.stats.totals import total_covariance
from pipeline.stats.two_stage import second_stage_covariance
from tests.reference.sums import ratio_of, totals_of
from tests.reference.values import reference, reference_data
from tests.shared_data import shared_data

R = reference("designs")


def agrees(name, ratio, *, shift=0.0, rel=1e-10):
    assert float(ratio.share[0]) + shift == pytest.approx(R[f"{name}_value"], rel=rel)
    assert float(ratio.variance[0]) ** 0.5 == pytest.approx(R[f"{name}_se"], rel=rel)
    if f"{name}_df" in R:
        assert ratio.df[0] == R[f"{name}_df"]


@pytest.fixture(scope="module")
def schools():
    frame = pd.read_csv(shared_data("complex-design/apistrat.csv"), keep_default_na=False, na_values="")
    return frame.assign(yes=(frame["awards"] == "Yes") * 1.0)


STRATIFIED = {"stratum": "stype", "population": "fpc"}
CLUSTERED = {"stratum": "stratid", "psu": "psuid"}


def test_the_stratified_mean_is_the_published_one(schools):
    mean = ratio_of(schools, schools["pw"], schools["api00"] - 660, **STRATIFIED)
    agrees("apistrat_mean", mean, shift=660)
    assert (round(mean.share[0] + 660, 2), round(mean.variance[0] ** 0.5, 2)) == (662.29, 9.41)


def test_the_stratified_total_ratio_and_share(schools):
    w = schools["pw"]
    totals = totals_of(
        schools, {"enroll": w * schools["enroll"], "tested": w * schools["api.stu"]}, **STRATIFIED
    )
    assert totals.totals[0] == pytest.approx(R["apistrat_total_value"], rel=1e-12)
    assert totals.covariance[0, 0] ** 0.5 == pytest.approx(R["apistrat_total_se"], rel=1e-10)
    ratio = shares_of_totals(totals, bases=[0], counts=[1])
    assert ratio.shares[0] == pytest.approx(R["apistrat_ratio_value"], rel=1e-12)
    assert ratio.covariance[0, 0] ** 0.5 == pytest.approx(R["apistrat_ratio_se"], rel=1e-10)
    agrees("apistrat_share", ratio_of(schools, w, schools["yes"], **STRATIFIED))


def test_domains_across_and_within_strata(schools):
    for met in ("Yes", "No"):
        domain = ratio_of(
            schools, schools["pw"], schools["yes"], where=schools["comp.imp"] == met, **STRATIFIED
        )
        agrees(f"apistrat_comp_{met}", domain)
    elementary = ratio_of(schools, schools["pw"], schools["yes"], where=schools["stype"] == "E", **STRATIFIED)
    agrees("apistrat_elementary", elementary)


def test_both_design_effects(schools):
    w, yes = schools["pw"], schools["yes"]
    variance = ratio_of(schools, w, yes, **STRATIFIED).variance[0]
    sums = (variance, len(schools), w.sum(), (w * yes).sum(), (w * yes).sum())
    assert design_effect(*sums) == pytest.approx(R["apistrat_deff_replace"], rel=1e-10)
    without = design_effect(*sums, kind="without_replacement")
    assert without == pytest.approx(R["apistrat_deff_without"], rel=1e-10)
    y = schools["api00"] - 660
    variance = ratio_of(schools, w, y, **STRATIFIED).variance[0]
    effect = design_effect(variance, len(schools), w.sum(), (w * y).sum(), (w * y * y).sum())
    assert effect == pytest.approx(R["apistrat_deff_mean_replace"], rel=1e-10)


@pytest.fixture(scope="module")
def people():
    return pd.read_csv(shared_data("complex-design/nhanes2.csv"))


def test_two_psus_in_each_of_31_strata(people):
    w = people["finalwgt"]
    agrees("nhanes_highbp", ratio_of(people, w, people["highbp"], **CLUSTERED))
    black = people["race"] == 2
    agrees("nhanes_black", ratio_of(people, w, people["highbp"], where=black, **CLUSTERED))
    agrees("nhanes_zinc", ratio_of(people, w, people["zinc"] - 87, **CLUSTERED), shift=87)


@pytest.mark.parametrize("rule", ["remove", "certainty", "adjust", "average"])
def test_a_lonely_psu_under_each_rule(people, rule):
    people = people[~((people["stratid"] == 1) & (people["psuid"] == 2))]
    w, y = people["finalwgt"], people["highbp"]
    agrees(f"lonely_{rule}", ratio_of(people, w, y, lonely=rule, **CLUSTERED))
    black = ratio_of(people, w, y, where=people["race"] == 2, lonely=rule, **CLUSTERED)
    agrees(f"lonely_black_{rule}", black)


def test_firms_with_a_take_all_stratum():
    sample = pd.read_csv(shared_data("firms/ict-in-firms-sample.csv"))
    sample["population"] = sample["w_sample"] * sample.groupby("strata")["firm_id"].transform("size")
    design = {"stratum": "strata", "population": "population"}
    w, big = sample["w_sample"], (sample["employees"] >= 100) * 1.0
    agrees("firms_big", ratio_of(sample, w, big, **design))
    agrees("firms_activity_62", ratio_of(sample, w, big, where=sample["division"] == 62, **design))
    totals = totals_of(sample, {"turnover": w * sample["turnover"]}, **design)
    assert totals.totals[0] == pytest.approx(R["firms_turnover_value"], rel=1e-12)
    assert totals.covariance[0, 0] ** 0.5 == pytest.approx(R["firms_turnover_se"], rel=1e-10)


def test_clusters_in_one_stage():
    psu = reference_data("clusters")
    sums = psu[["t0", "t1"]].to_numpy()
    totals = total_covariance(
        [len(psu)], [len(psu) / psu["fpc"][0]], sums.sum(axis=0)[None], (sums.T @ sums)[None]
    )
    mean = shares_of_totals(totals, bases=[0], counts=[1])
    assert mean.shares[0] + 600 == pytest.approx(R["apiclus1_mean_value"], rel=1e-10)
    assert mean.covariance[0, 0] ** 0.5 == pytest.approx(R["apiclus1_mean_se"], rel=1e-10)
    assert len(psu) - 1 == R["apiclus1_mean_df"]


def test_clusters_in_two_stages():
    psu = reference_data("subsampled_clusters")
    sums = psu[["t0", "t1"]].to_numpy()
    fraction = len(psu) / psu["fpc1"][0]
    first = total_covariance([len(psu)], [fraction], sums.sum(axis=0)[None], (sums.T @ sums)[None])
    products = psu[["m00", "m01", "m01", "m11"]].to_numpy().reshape(-1, 2, 2)
    second = second_stage_covariance(
        np.full(len(psu), fraction), psu["schools"] / psu["fpc2"], psu["schools"], sums, products
    )
    both = type(first)(first.totals, first.covariance + second, first.lonely_strata)
    mean = shares_of_totals(both, bases=[0], counts=[1])
    assert mean.shares[0] + 600 == pytest.approx(R["apiclus2_mean_value"], rel=1e-10)
    assert mean.covariance[0, 0] ** 0.5 == pytest.approx(R["apiclus2_mean_se"], rel=1e-10)
