"""A stratum with one PSU, and a PSU with one respondent, count alike in every table: R's survey (lonely_rules.R)."""

import pytest

from pipeline.errors import DesignError
from tests.counted import counted
from tests.reference.values import reference, reference_data

R = reference("lonely_rules")
ITEMS = """
weights: {w: w}
items:
  s: {column: s, options: [[a, A], [b, B], [c, C]]}
  g: {column: g, options: [[k, K], [l, L]]}
  y: {column: y, options: [["1", "Yes"], ["0", "No"]]}
  x: {column: x, type: number}
banners: [s, g]
universes: {bc: {s: [b, c]}}
"""
DESIGN = "design: {strata: h, psu: psu, fpc: N, lonely: RULE}\n"
DESIGNS = {
    "one": (DESIGN, "w"),
    "two": (DESIGN.replace("fpc: N", "fpc: N, second_stage: B"), "w"),
    "raked": (DESIGN + "targets: {g: {k: 0.6, l: 0.4}}\n", "raked"),
}
CASES = sorted({tuple(name.split(".")[:2]) for name in R})


def tables(tmp_path, name, rule, rows=None):
    design, weighting = DESIGNS[name]
    rows = reference_data("lonely_rules") if rows is None else rows
    found = counted(tmp_path, design.replace("RULE", rule) + ITEMS, rows)
    of = {name: found.table(name) for name in ("rates", "totals", "score_means", "associations")}
    return {name: table[table["weighting"] == weighting] for name, table in of.items()}


@pytest.mark.parametrize(("name", "rule"), CASES)
def test_every_table_follows_the_rule(name, rule, tmp_path):
    found = tables(tmp_path, name, rule)
    for column in ("total", "b"):
        here = f"universe == 'all' and banner_option == '{column}'"
        rows = {
            "share": found["rates"].query(f"{here} and item == 'y' and option == '1'"),
            "yes": found["totals"].query(f"{here} and item == 'y' and option == '1'"),
            "mean": found["score_means"].query(f"{here} and measure == 'x'"),
            "sum": found["totals"].query(f"{here} and item == 'x'"),
        }
        for key, row in rows.items():
            theirs = R[f"{name}.{rule}.{column}.{key}"]
            assert row["std_error"].tolist() == pytest.approx([theirs], rel=1e-7), (column, key)
    test = found["associations"].query("universe == 'bc' and item == 'y' and banner == 'g'").iloc[0]
    assert test["statistic"] == pytest.approx(R[f"{name}.{rule}.test1"], rel=1e-6)
    if name != "raked":  # R counts the degrees of freedom of everybody after `calibrate`
        assert test["p_value"] == pytest.approx(R[f"{name}.{rule}.test2"], rel=1e-6)


@pytest.mark.parametrize(("name", "is_lost"), [("one", False), ("raked", True)])
def test_targets_give_a_lonely_stratum_a_part_in_columns_that_it_has_nobody_of(name, is_lost, tmp_path):
    """Everybody of stratum 5 is in column a; b has an error of its own, unless targets are taken off."""
    rows = reference_data("lonely_rules").query("h != 3")
    rates = tables(tmp_path, name, "flag", rows)["rates"].query(
        "universe == 'all' and item == 'y' and option == '1'"
    )
    found = rates.set_index("banner_option").loc[["a", "b"]]
    assert found["share"].notna().all()
    assert found["std_error"].isna().tolist() == [True, is_lost]
    assert found["flag"].str.contains("lonely_psu").tolist() == [True, is_lost]


def test_one_respondent_of_several_in_a_psu_is_lonely_too(tmp_path):
    rows = reference_data("lonely_rules").query("h not in (3, 5)")
    codebook = "design: {strata: h, psu: psu, fpc: N, second_stage: B, lonely: RULE}\n" + ITEMS
    rates = counted(tmp_path, codebook.replace("RULE", "flag"), rows).rates(
        item="y", option="1", weighting="w"
    )
    has = set(rows.query("h == 2 and j == 2")["s"])
    shown = rates.query("universe == 'all' and banner == 's'").set_index("banner_option")
    assert {column for column in "abc" if "lonely_psu" in shown.loc[column, "flag"]} == has
    assert set(shown.index[shown["std_error"].isna()]) == has
    with pytest.raises(
        DesignError, match=r"is more than the one respondent .* in the PSU of row 41 of the export"
    ):
        counted(tmp_path, codebook.replace("RULE", "fail"), rows)
