import pandas as pd

from tests.correlate.wave_of import wave_of

CODEBOOK = """\
items:
  group: {column: g, options: [[a, A], [b, B]]}
  x: {column: x, type: number}
  y: {column: y, type: number}
  z: {column: z, type: number}
scores: {s: {items: [x, y, z]}}
banners: [group]
"""


def test_measurement_stands_side_by_side_for_each_group(bfi):
    rows = bfi.load("measurement").query("score == 'kind'")
    assert set(rows["banner_option"]) == {"1", "2"}
    alphas = rows.query("measure == 'alpha'")
    assert alphas["p_value"].nunique() == 1
    assert alphas["unweighted_base"].sum() == 400
    assert set(rows["measure"]) == {"alpha", "item_rest", "loading"}


def test_one_group_that_is_shown_has_nothing_to_differ_from_and_its_rows_say_so(tmp_path):
    answers = [(1, 2, 1), (2, 1, 3), (3, 3, 2), (4, 5, 5), (5, 4, 4)] * 8
    rows = pd.DataFrame([("a", *one) for one in answers], columns=["g", "x", "y", "z"])
    found = wave_of(tmp_path, CODEBOOK, rows).load("measurement").set_index("measure")
    assert found.loc["alpha", "flag"] == "not_estimable model_based"
    assert set(found.loc["item_rest", "flag"]) == {"not_estimable model_based"}
    assert set(found.loc["loading", "flag"]) == {"model_based"}
