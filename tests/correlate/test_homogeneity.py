import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of

CODEBOOK = """\
items:
  group: {column: g, options: [[a, A], [b, B]]}
  x: {column: x, type: number}
  y: {column: y, type: number}
scores: {s: {items: [x]}}
outcomes: [y]
banners: [group]
"""


@pytest.fixture(scope="module")
def row(tmp_path_factory):
    """In each group y falls as x rises; the group with the higher x has the higher y by far."""
    steps = [(0, 4), (1, 3), (2, 3), (3, 1), (4, 0), (4, 1), (1, 4), (2, 2)]
    rows = [("a", x, y) for x, y in steps] + [("b", 10 + x, 20 + y) for x, y in steps]
    frame = pd.DataFrame(rows, columns=["g", "x", "y"])
    found = wave_of(tmp_path_factory.mktemp("simpson"), CODEBOOK, frame).load("homogeneity")
    return found.set_index("method").loc["pearson"]


def test_a_correlation_of_the_other_sign_within_groups_is_called_simpsons(row):
    assert row["total_estimate"] > 0.8
    assert row["estimate"] < -0.8
    assert bool(row["is_simpson"])
    assert "Simpson" in row["note"]


def test_equal_groups_are_homogeneous(row):
    """Both groups have the same eight pairs, so Q is 0 on 1 degree of freedom."""
    assert (row["groups"], row["q_df"]) == (2, 1)
    assert row["q"] == pytest.approx(0, abs=1e-12)
    assert row["q_p_value"] == pytest.approx(1)


def test_one_group_that_is_shown_has_nothing_to_differ_from_and_the_row_says_so(tmp_path):
    pairs = [(0, 4), (1, 3), (2, 3), (3, 1), (4, 0), (4, 1), (1, 4), (2, 2)] * 5
    rows = pd.DataFrame([("a", *pair) for pair in pairs], columns=["g", "x", "y"])
    found = wave_of(tmp_path, CODEBOOK, rows).load("homogeneity").set_index("method").loc["pearson"]
    assert (found["groups"], found["flag"]) == (1, "not_estimable model_based")
