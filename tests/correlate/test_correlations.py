import numpy as np
import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of
from tests.reference.values import reference, reference_data

CODEBOOK = """\
sample: probability
option_lists:
  agree6: [["1", A], ["2", B], ["3", C], ["4", D], ["5", E], ["6", F]]
items:
  group: {column: gender, options: [["1", M], ["2", F]]}
  school: {column: education, options: [["1", a], ["2", b], ["3", c], ["4", d], ["5", e]]}
  x: {column: A1, type: ordinal, options: agree6}
  y: {column: A2, type: ordinal, options: agree6}
  age: {column: age, type: number}
scores: {s: {items: [x], min_answered: 1}}
outcomes: [y, age]
controls: [group, school]
banners: [group, [group, school]]
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return wave_of(tmp_path_factory.mktemp("bfi"), CODEBOOK, reference_data("bfi"))


@pytest.fixture(scope="module")
def total(tables):
    rows = tables.load("correlations").query("banner == 'total'")
    return rows.set_index(["method", "outcome"])


def test_pearson_and_spearman_are_those_of_r(total):
    r = reference("correlation")
    found = total.loc[("pearson", "age")]
    assert found[["estimate", "low", "high", "statistic", "p_value"]].tolist() == pytest.approx(
        [r[name] for name in ("pearson", "pearson_low", "pearson_high", "pearson_t", "pearson_p")], rel=1e-8
    )
    assert total.loc[("spearman", "age"), "estimate"] == pytest.approx(r["spearman"], rel=1e-8)


def test_latent_correlations_are_for_ordered_outcomes_and_not_for_crossed_banners(tables):
    latent = tables.load("correlations").query("method == 'polychoric'")
    assert set(latent["outcome"]) == {"y"}
    assert set(latent["banner"]) == {"total", "group"}


def test_a_control_that_a_column_is_made_of_is_not_held_constant_there(tables):
    rows = tables.load("correlations").query("method == 'partial_pearson' and outcome == 'age'")
    held = rows.groupby("banner")["controls"].unique().map(list).to_dict()
    assert held == {"total": ["group,school"], "group": ["school"], "group*school": [""]}


def test_the_same_rows_give_the_same_bytes(tables, tmp_path):
    again = wave_of(tmp_path, CODEBOOK, reference_data("bfi"))
    for name in ("correlations", "homogeneity", "models", "specifications", "robustness", "measurement"):
        assert again.path(name).read_bytes() == tables.path(name).read_bytes(), name


SMALL = """\
items:
  kind: {column: kind, options: [[a, A], [b, B]]}
  x: {column: x, type: number}
  y: {column: y, type: number}
scores: {s: {items: [x]}}
outcomes: [y]
"""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("x", "y", "flag"),
    [
        ([1] * 6, [1, 2, 3, 4, 5, 6], "not_estimable"),
        ([1, 2, 3, 4, 5, 6], [7] * 6, "not_estimable"),
        ([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12], "boundary"),
        ([1, 2, 3], [3, 1, 2], "suppressed"),
        ([1, 1, 1, 2, 2, 2], [None] * 6, "suppressed"),
    ],
)
def test_what_defines_no_correlation_says_so(tmp_path, x, y, flag):
    rows = pd.DataFrame({"kind": "a", "x": x, "y": y})
    found = wave_of(tmp_path, SMALL + "controls: [kind]\n", rows).load("correlations")
    assert found["flag"].str.split().str[0].isin([flag, "low_base"]).all()
    assert found["flag"].str.contains(flag).all()
    if flag == "boundary":
        plain = found[~found["method"].str.startswith("partial")]
        assert plain["estimate"].tolist() == [1, 1, 1]
        assert plain["p_value"].notna().all()
    else:
        assert found["estimate"].isna().all()


@pytest.mark.filterwarnings("error")
def test_a_collinear_control_is_named_and_the_row_is_empty(tmp_path):
    random = np.random.default_rng(1)
    rows = pd.DataFrame({"x": random.integers(0, 9, 60), "y": random.integers(0, 9, 60), "z": range(60)})
    rows["twice"] = 2 * rows["z"]
    codebook = (
        "items: {x: {column: x, type: number}, y: {column: y, type: number}, z: {column: z, type: number}, "
        "twice: {column: twice, type: number}}\n"
        "scores: {s: {items: [x]}}\noutcomes: [y]\ncontrols: [z, twice]\n"
    )
    found = wave_of(tmp_path, codebook, rows).load("correlations").set_index("method")
    assert found.loc["partial_pearson", "note"] == (
        "control 'twice' is collinear: 'z' determine it; leave one out."
    )
    assert found.loc["partial_pearson", "flag"].startswith("not_estimable")
    assert (
        found["estimate"].notna().tolist() == [True, False, False, True, True]
        or found.loc[["pearson", "spearman", "kendall"], "estimate"].notna().all()
    )


def test_resampling_on_demand_gives_bca_intervals_and_permutation_p_values(tmp_path):
    random = np.random.default_rng(2)
    x = random.integers(1, 6, 40)
    rows = pd.DataFrame({"kind": "a", "x": x, "y": np.clip(x + random.integers(-2, 3, 40), 1, 5)})
    found = wave_of(tmp_path, SMALL + "analysis: {resamples: 999, seed: 3}\n", rows).load("correlations")
    assert set(found["interval_method"]) == {"bca"}
    by_method = found.set_index("method")
    assert (by_method.loc[["pearson", "spearman"], "p_value"] * 1000 % 1).round(6).isin([0, 1]).all()


def test_a_reconstruction_says_that_its_strength_is_an_assumption(tmp_path):
    rows = pd.DataFrame({"kind": "a", "x": range(40), "y": [value % 7 for value in range(40)]})
    found = wave_of(tmp_path, SMALL + "provenance: reconstructed\n", rows)
    for name in ("correlations", "models", "specifications", "robustness"):
        notes = found.load(name)["note"]
        assert notes.str.contains("its strength is an assumption of the reconstruction").all(), name
