"""Totals, design effects, degrees of freedom and Rao-Scott tests from an export: R's survey (whole_designs.R)."""

import pandas as pd
import pytest

from tests.counted import Counted, counted
from tests.reference.test_pipeline import CASES, case
from tests.reference.values import reference, reference_data

R = reference("whole_designs")
COLUMNS = ("total", "E", "H", "M")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}
    return lambda name: made.setdefault(name, tmp_path_factory.mktemp(f"whole_{name}"))


def weighted(found: Counted, table: str, name: str, **where: str) -> pd.DataFrame:
    rows = found.table(table)
    for column, value in {"weighting": CASES[name][2], **where}.items():
        rows = rows[rows[column] == value]
    return rows


@pytest.mark.parametrize("name", CASES)
def test_totals_are_those_of_r(name, folders):
    found = weighted(case(name, folders(name)), "totals", name, item="sch_wide", option="Yes")
    rows = found.set_index("banner_option")
    for column in COLUMNS:
        if "suppressed" not in rows.loc[column, "flag"]:
            key = f"{name}/{column}"
            assert rows.loc[column, "total"] == pytest.approx(R[f"{key}.total"], rel=1e-8), key
            assert rows.loc[column, "std_error"] == pytest.approx(R[f"{key}.total_se"], rel=1e-7, abs=1e-6), (
                key
            )


@pytest.mark.parametrize("name", CASES)
def test_degrees_of_freedom_and_design_effects_are_those_of_r(name, folders):
    found = weighted(case(name, folders(name)), "rates", name, item="sch_wide", option="Yes")
    rows = found.set_index("banner_option")
    for column in COLUMNS:
        if "suppressed" not in rows.loc[column, "flag"]:
            key = f"{name}/{column}"
            assert rows.loc[column, "df"] == R[f"{key}.df"], key
            if f"{key}.deff" in R:
                effect = rows.loc[column, "design_effect"]
                assert effect == pytest.approx(R[f"{key}.deff"], rel=1e-7, abs=1e-9), key


def assert_test(row: pd.Series, key: str) -> None:
    names = {"statistic": "F", "df1": "df1", "df2": "df2", "p_value": "p"}
    for ours, theirs in names.items():
        assert row[ours] == pytest.approx(R[f"{key}.{theirs}"], rel=1e-6), f"{key} {ours}"


@pytest.mark.parametrize("name", [name for name in CASES if name != "clus1_poststratified"])
@pytest.mark.parametrize("item", ["awards", "sch_wide"])
def test_rao_scott_tests_are_those_of_r(name, item, folders):
    found = case(name, folders(name))
    (row,) = weighted(found, "associations", name, item=item, banner="stype").to_dict("records")
    assert_test(pd.Series(row), f"{name}/{item}")


def test_post_strata_that_are_the_columns_leave_a_test_of_the_item_alone(folders):
    for item in ("awards", "sch_wide"):
        name = "clus1_poststratified"
        found = case(name, folders(name))
        (row,) = weighted(found, "associations", name, item=item, banner="stype").to_dict("records")
        assert_test(pd.Series(row), f"{name}/{item}")


NHANES = """
design: {strata: SDMVSTRA, psu: SDMVPSU}
weights: {mec: WTMEC2YR}
items:
  chol: {column: chol, base: answered, options: [["1", High], ["0", Not high]]}
  race: {column: race, options: [["1", One], ["2", Two], ["3", Three], ["4", Four]]}
  agecat: {column: agecat, options: [[a, "(0,19]"], [b, "(19,39]"], [c, "(39,59]"], [d, "(59,Inf]"]]}
banners: [race, agecat]
"""


def test_psus_that_are_numbered_anew_in_every_stratum(tmp_path):
    rows = reference_data("nhanes_cells")
    rows["chol"] = rows["chol"].map({1.0: "1", 0.0: "0"}).fillna("")
    found = counted(tmp_path, NHANES, rows.astype(str))
    (row,) = found.rates(item="chol", option="1", banner="total", weighting="mec").to_dict("records")
    assert (row["share"], row["std_error"]) == pytest.approx((R["nhanes.share"], R["nhanes.se"]), rel=1e-7)
    for banner in ("race", "agecat"):
        tests = found.table("associations").query("item == 'chol' and weighting == 'mec'")
        assert_test(tests.set_index("banner").loc[banner], f"nhanes/{banner}")
