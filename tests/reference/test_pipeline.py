"""From an export and a codebook to `rates` and `score_means`: each design against R's survey (pipeline.R)."""

from functools import cache

import pandas as pd
import pytest

from tests.counted import Counted, counted
from tests.reference.values import reference, reference_data
from tests.shared_data import shared_data

ITEMS = """
items:
  stype: {column: stype, options: [[E, E], [H, H], [M, M]]}
  awards: {column: awards, options: [["Yes", "Yes"], ["No", "No"]]}
  sch_wide: {column: sch.wide, options: [["Yes", "Yes"], ["No", "No"]]}
  api00: {column: api00, type: number}
  likely: {column: likely, type: number, summary: nps}
banners: [stype]
weights: {pw: pw}
"""
TARGETS = "targets: {stype: {E: 0.6, H: 0.15, M: 0.25}, awards: {'Yes': 0.6, 'No': 0.4}}\n"
CASES = {
    "strat": ("apistrat", "design: {strata: stype, fpc: fpc}", "pw"),
    "clus1": ("apiclus1", "design: {psu: dnum, fpc: fpc}", "pw"),
    "clus2": ("apiclus2", "design: {psu: dnum, fpc: fpc1, second_stage: fpc2}", "pw"),
    "strat_raked": ("apistrat", "design: {strata: stype, fpc: fpc}\n" + TARGETS, "raked"),
    "clus1_raked": ("apiclus1", "design: {psu: dnum, fpc: fpc}\n" + TARGETS, "raked"),
    "clus2_raked": ("apiclus2", "design: {psu: dnum, fpc: fpc1, second_stage: fpc2}\n" + TARGETS, "raked"),
    "clus1_linear": (
        "apiclus1",
        "design: {psu: dnum, fpc: fpc}\nweighting: {method: linear}\n" + TARGETS,
        "raked",
    ),
    "clus1_poststratified": (
        "apiclus1",
        "design: {psu: dnum, fpc: fpc}\nweighting: {method: poststratify}\n"
        "targets: {stype: {E: 0.6, H: 0.15, M: 0.25}}",
        "raked",
    ),
    "strat_jkn": (
        "apistrat",
        "design: {strata: stype, fpc: fpc, replicates: {method: jkn}}",
        "pw",
    ),
    "clus1_jk1": ("apiclus1", "design: {psu: dnum, replicates: {method: jk1}}", "pw"),
    **{
        f"lonely_{rule}": ("lonely", f"design: {{strata: stype, lonely: {rule}}}", "pw")
        for rule in ("remove", "certainty", "adjust", "average")
    },
}
COLUMNS = [("total", "total"), ("stype", "E"), ("stype", "H"), ("stype", "M")]


def rows_of_case(name: str) -> pd.DataFrame:
    """The export of a case: one row a school; `likely` are the whole hundreds of its points."""
    data = CASES[name][0]
    rows = reference_data("apistrat" if data == "lonely" else data)
    if data == "lonely":
        rows = pd.concat([rows.iloc[:40], rows.iloc[100:130], rows.iloc[150:151]])
    return rows.assign(likely=rows["api00"] // 100)


@cache
def case(name: str, folder) -> Counted:
    return counted(folder, f"{CASES[name][1]}\n{ITEMS}", rows_of_case(name).astype(str))


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}
    return lambda name: made.setdefault(name, tmp_path_factory.mktemp(name))


@pytest.mark.parametrize("name", CASES)
def test_shares_are_those_of_r(name, folders):
    expected, rates = reference("pipeline"), case(name, folders(name)).rates(item="sch_wide", option="Yes")
    rates = rates[rates["weighting"] == CASES[name][2]]
    for banner, option in COLUMNS:
        row = rates[(rates["banner"] == banner) & (rates["banner_option"] == option)].iloc[0]
        if "suppressed" not in row["flag"]:
            key = f"{name}/sch_wide/Yes/{banner}/{option}"
            assert row["share"] == pytest.approx(expected[f"{key}.estimate"], rel=1e-8), key
            assert row["std_error"] == pytest.approx(expected[f"{key}.se"], rel=1e-7, abs=1e-9), key


@pytest.mark.parametrize("name", CASES)
def test_means_are_those_of_r(name, folders):
    held_against_r(name, case(name, folders(name)), "api00", "mean/api00")


@pytest.mark.parametrize("name", CASES)
def test_net_promoter_scores_are_those_of_r(name, folders):
    held_against_r(name, case(name, folders(name)), "likely_nps", "nps/likely")


def held_against_r(name: str, found: Counted, measure: str, numbers: str) -> None:
    expected, means = reference("pipeline"), found.table("score_means")
    means = means[(means["weighting"] == CASES[name][2]) & (means["measure"] == measure)]
    for banner, option in COLUMNS:
        row = means[(means["banner"] == banner) & (means["banner_option"] == option)].iloc[0]
        if "suppressed" not in row["flag"]:
            key = f"{name}/{numbers}/{banner}/{option}"
            assert row["mean"] == pytest.approx(expected[f"{key}.estimate"], rel=1e-8), key
            assert row["std_error"] == pytest.approx(expected[f"{key}.se"], rel=1e-7, abs=1e-9), key


BRR = """
items:
  height: {column: height, type: number, bands: {tall: [[short, Short, null, 170], [tall, Tall, 170, null]]}}
  weight_kg: {column: weight, type: number, bands: {heavy: [[light, Light, null, 70], [heavy, Heavy, 70, null]]}}
banners: [heavy]
weights: {final: finalwgt}
design: {replicates: {method: brr, prefix: brr_}}
"""


def test_supplied_half_samples_are_those_of_r(tmp_path):
    rows = pd.read_csv(shared_data("complex-design/nhanes2-brr.csv"), dtype=str)
    expected, found = reference("pipeline"), counted(tmp_path, BRR, rows)
    means = (
        found.table("score_means").query("weighting == 'final' and banner == 'total'").set_index("measure")
    )
    for measure, name in (("height", "height"), ("weight_kg", "weight")):
        key = f"brr/mean/{name}/total/total"
        assert means.loc[measure, "mean"] == pytest.approx(expected[f"{key}.estimate"], rel=1e-8)
        assert means.loc[measure, "std_error"] == pytest.approx(expected[f"{key}.se"], rel=1e-8)
    rates = found.rates(item="tall", option="tall", weighting="final").set_index(["banner", "banner_option"])
    for banner, option in (("total", "total"), ("heavy", "light"), ("heavy", "heavy")):
        key = f"brr/tall/tall/{banner}/{option}"
        row = rates.loc[(banner, option)]
        assert row["share"] == pytest.approx(expected[f"{key}.estimate"], rel=1e-8)
        assert row["std_error"] == pytest.approx(expected[f"{key}.se"], rel=1e-7)
        assert row["df"] == expected["brr/df"]


@pytest.mark.parametrize(
    ("method", "r"), [("logit", "xlogit"), ("korn_graubard", "beta"), ("arcsine", "asin")]
)
def test_intervals_are_those_of_r(method, r, tmp_path):
    codebook = f"design: {{psu: dnum, fpc: fpc}}\ntables: {{interval: {method}}}\n{ITEMS}"
    rates = counted(tmp_path, codebook, rows_of_case("clus1").astype(str)).rates(
        item="awards", option="Yes", weighting="pw", banner="total"
    )
    row, expected = rates.iloc[0], reference("pipeline")
    assert row["share_low"] == pytest.approx(expected[f"interval/{r}.low"], abs=1e-6)
    assert row["share_high"] == pytest.approx(expected[f"interval/{r}.high"], abs=1e-6)
    assert method in row["interval_method"]
