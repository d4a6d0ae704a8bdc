"""Tests count the PSUs that stand in their table, and no others, as R's survey does (psus_of_tables.R)."""

import pytest

from tests.counted import counted
from tests.reference.values import reference, reference_data

R = reference("psus_of_tables")
ITEMS = """
weights: {w: w}
items:
  s: {column: s, options: [[a, A], [b, B]]}
  v: {column: v, options: [[in, In], [out, Out]]}
  y: {column: y, options: [["1", "Yes"], ["0", "No"]]}
  asked: {column: asked, options: [["1", "Yes"], ["0", "No"]]}
  m: {columns: {m1: m1, m2: m2}}
banners: [s]
universes: {within: {v: [in]}}
"""


def of(key):
    """The numbers R wrote under one name, in their order."""
    return [R[key]] if key in R else [R[f"{key}{at}"] for at in range(1, 60) if f"{key}{at}" in R]


RSCALES = ", ".join(map(repr, of("rscales")))
DESIGNS = {
    "linear": "{strata: h, psu: psu}",
    "made": "{strata: h, psu: psu, replicates: {method: jkn}}",
    "supplied": f"{{replicates: {{method: jkn, prefix: r, rscales: [{RSCALES}]}}}}",
}


@pytest.mark.parametrize("name", DESIGNS)
def test_a_test_has_the_degrees_of_freedom_of_the_psus_in_its_table(name, tmp_path):
    rows = reference_data("psus_of_tables").astype({"asked": "Int64"})
    found = counted(tmp_path, f"design: {DESIGNS[name]}\n{ITEMS}", rows)
    r = "linear" if name == "linear" else "jackknife"
    tests = found.table("associations").query("weighting == 'w' and banner == 's' and method == 'rao_scott'")
    for key, where in (("universe", ("y", "within")), ("asked", ("asked", "all"))):
        row = tests.set_index(["item", "universe"]).loc[where]
        numbers = row[["statistic", "df1", "df2", "p_value"]].tolist()
        assert numbers == pytest.approx(of(f"{r}.{key}"), rel=1e-6), key
    within = "weighting == 'w' and universe == 'within'"
    pair = found.table("option_pairs").query(within).iloc[0]
    assert pair["p_value"] == pytest.approx(of(f"{r}.pair")[0], rel=1e-6)
    rest = found.table("rates").query(f"{within} and item == 'y' and option == '1' and banner_option == 'a'")
    assert rest["rest_p_value"].iloc[0] == pytest.approx(min(2 * of(f"{r}.rest")[0], 1), rel=1e-6)
