"""A column against everybody else counts both as their designs let them, as R's survey has the errors (rest.R)."""

import pytest
from scipy.stats import norm

from tests.counted import counted
from tests.reference.values import reference, reference_data

R = reference("rest")
ITEMS = """
weights: {w: w}
tables: {adjustment: none}
items:
  g: {column: g, options: [[a, A], [b, B], [c, C]]}
  t: {column: t, options: [[k, K], [l, L]]}
  y: {column: y, options: [["1", "Yes"], ["0", "No"]]}
banners: [g]
"""
DESIGNS = {
    "weighted": "",
    "stratified": "design: {strata: h}\n",
    "raked": "design: {strata: h}\ntargets: {t: {k: 0.4, l: 0.6}}\n",
}


@pytest.mark.parametrize("name", DESIGNS)
def test_the_rest_has_the_effective_base_that_its_design_leaves_it(name, tmp_path):
    found = counted(tmp_path, DESIGNS[name] + ITEMS, reference_data("rest"))
    rates = found.rates(item="y", option="1", weighting="raked" if name == "raked" else "w", banner="g")
    theirs = [R[f"{name}.{column}"] for column in "abc"]
    assert rates.set_index("banner_option").loc[[*"abc"], "rest_p_value"].tolist() == pytest.approx(
        theirs, rel=1e-6
    )


def test_of_two_columns_the_rest_is_the_other_and_says_what_letters_say(tmp_path):
    rows = reference_data("rest").query("g != 'c'")
    rates = counted(tmp_path, ITEMS, rows).rates(item="y", option="1", weighting="w", banner="g")
    shown = rates.set_index("banner_option").loc[["a", "b"]]
    (p, q), (n, m) = shown["share"], shown["effective_base"]
    pooled = (n * p + m * q) / (n + m)
    z = (p - q) / (pooled * (1 - pooled) * (1 / n + 1 / m)) ** 0.5
    assert shown["rest_p_value"].tolist() == pytest.approx([2 * norm.sf(abs(z))] * 2)
    assert (shown.loc["a", "letters"] == "B") == (shown.loc["a", "rest_p_value"] < 0.05)
