"""Designs beside the textbook's, from an export to every table, as R's survey has them (more_designs.R)."""

import pytest

from tests.counted import counted
from tests.reference.values import reference, reference_data

pytestmark = pytest.mark.long
R = reference("more_designs")
ITEMS = """
weights: {w: w}
items:
  s: {column: s, options: [[a, A], [b, B], [c, C]]}
  y: {column: y, options: [["1", "Yes"], ["0", "No"]]}
  x: {column: x, type: number}
banners: [s]
"""


def of(key):
    """The numbers R wrote under one name, in their order."""
    return [R[f"{key}{at}"] for at in range(1, 60) if f"{key}{at}" in R]


def replicates(name):
    rscales = of(f"{name}.rscales")
    said = (
        "" if len(set(rscales)) == 1 and rscales[0] == 1 else f", rscales: [{', '.join(map(repr, rscales))}]"
    )
    return f"{{replicates: {{method: bootstrap, prefix: {name}, scale: {R[f'{name}.scale']!r}{said}}}}}"


RULES = ("remove", "certainty", "adjust", "average")
CASES = {
    **{f"lonely_{rule}": f"{{strata: h, psu: j, lonely: {rule}}}" for rule in RULES},
    "whole": "{strata: h, psu: j, fpc: N}",
    "fay": "{replicates: {method: fay, fay: 0.3, prefix: fay}}",
    "boot": replicates("boot"),
    "mrb": replicates("mrb"),
}


@pytest.mark.parametrize("name", CASES)
def test_shares_means_totals_and_tests_are_those_of_r(name, tmp_path):
    rows = reference_data("more_designs")
    rows = rows[rows["h"] != 8] if "replicates" in CASES[name] else rows
    found = counted(tmp_path, f"design: {CASES[name]}\n{ITEMS}", rows)
    rates = found.rates(item="y", option="1", weighting="w").set_index("banner_option").loc[["total", *"abc"]]
    assert rates["share"].tolist() == pytest.approx(of(f"{name}.share"), rel=1e-8)
    assert rates["std_error"].tolist() == pytest.approx(of(f"{name}.se"), rel=1e-7)
    where = "weighting == 'w' and banner == 'total'"
    mean = found.table("score_means").query(where).iloc[0]
    assert [mean["mean"], mean["std_error"]] == pytest.approx(of(f"{name}.mean"), rel=1e-7)
    total = found.table("totals").query(f"{where} and item == 'x'").iloc[0]
    assert [total["total"], total["std_error"]] == pytest.approx(of(f"{name}.total"), rel=1e-7)
    test = (
        found.table("associations")
        .query("weighting == 'w' and item == 'y' and method == 'rao_scott'")
        .iloc[0]
    )
    numbers = test[["statistic", "df1", "df2", "p_value"]].tolist()
    assert numbers == pytest.approx(of(f"{name}.test"), rel=1e-6)


def test_a_population_size_may_be_the_share_that_was_sampled(tmp_path):
    codebook = f"design: {{strata: h, psu: j, fpc: fraction}}\n{ITEMS}"
    rates = counted(tmp_path, codebook, reference_data("more_designs")).rates(
        item="y", option="1", weighting="w"
    )
    assert rates["std_error"].tolist()[0] == pytest.approx(of("whole.se")[0], rel=1e-7)


@pytest.mark.parametrize(
    ("name", "design", "weight", "column"),
    [
        ("mu284", "{psu: id1, fpc: n1, second_stage: n2}", "w", "y1"),
        ("hospital", "{strata: oblevel, psu: hospno, fpc: tothosp}", "weighta", "births"),
    ],
)
def test_small_populations_of_rs_own(name, design, weight, column, tmp_path):
    codebook = (
        f"design: {design}\nweights: {{w: {weight}}}\nitems: {{n: {{column: {column}, type: number}}}}\n"
    )
    found = counted(tmp_path, codebook, reference_data(name))
    mean, total = (
        found.table(table).query("weighting == 'w'").iloc[0] for table in ("score_means", "totals")
    )
    numbers = [mean["mean"], mean["std_error"], total["total"], total["std_error"]]
    assert numbers[: len(of(name))] == pytest.approx(of(name), rel=1e-8)
