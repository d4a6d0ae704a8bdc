import pandas as pd
import pytest
from scipy.stats import binomtest

from tests.small import staged_small

CODEBOOK = """
    {more}
    items:
      tools: {{columns: {{a: A, b: B, c: C}}}}
    """
BOTH, ONLY_A, ONLY_B, NEITHER = 20, 18, 6, 10
DRAWING = "A | B | C | F | W\n" + "\n".join(
    f"{a} | {b} | 0 | f{n} | {1 + n % 2}"
    for (a, b), times in {(1, 1): BOTH, (1, 0): ONLY_A, (0, 1): ONLY_B, (0, 0): NEITHER}.items()
    for n in range(times)
)


def pairs(tmp_path, more=""):
    _, _, tables = staged_small(tmp_path, CODEBOOK.format(more=more), DRAWING, upto="tabulate")
    return tables.load("option_pairs").set_index(["option", "other_option", "weighting"])


def test_two_options_are_compared_by_those_who_chose_only_one(tmp_path):
    row = pairs(tmp_path).loc[("a", "b", "none")]
    assert (row["method"], row["unweighted_base"]) == ("mcnemar", 54)
    assert row["difference"] == pytest.approx((ONLY_A - ONLY_B) / 54)
    assert row["p_value"] == pytest.approx(binomtest(ONLY_B, ONLY_A + ONLY_B).pvalue)
    assert row["statistic"] == pytest.approx((ONLY_A - ONLY_B) ** 2 / (ONLY_A + ONLY_B))


def test_every_pair_stands_once_and_the_family_is_the_set(tmp_path):
    found = pairs(tmp_path)
    assert [key[:2] for key in found.index] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert (found["p_adjusted"] >= found["p_value"]).all()


def test_a_weight_or_a_design_makes_it_the_difference_over_its_standard_error(tmp_path):
    """Unweighted the variance of the difference is (b + c - (b - c)^2 / n) / (n - 1) / n."""
    row = pairs(tmp_path, "design: {strata: C}").loc[("a", "b", "none")]
    variance = (ONLY_A + ONLY_B - (ONLY_A - ONLY_B) ** 2 / 54) / 53 / 54
    assert (row["method"], row["df"]) == ("design", 53)
    assert row["std_error"] == pytest.approx(variance**0.5)
    assert row["statistic"] == pytest.approx((ONLY_A - ONLY_B) / 54 / variance**0.5)
    assert pairs(tmp_path, "weights: {firms: W}").loc[("a", "b", "firms"), "method"] == "design"


def test_what_everybody_and_what_nobody_chose_leaves_a_weighted_test_nothing_to_go_by(tmp_path):
    drawing = "A | B | C | W\n" + "\n".join(f"1 | {n % 2} | 0 | {1 + n % 3}" for n in range(30))
    codebook = CODEBOOK.format(more="weights: {firms: W}")
    _, _, tables = staged_small(tmp_path, codebook, drawing, upto="tabulate")
    found = tables.load("option_pairs").set_index(["option", "other_option", "weighting"])
    row = found.loc[("a", "c", "firms")]
    assert (row["difference"], row["std_error"], row["flag"]) == (1, 0, "not_estimable model_based")
    assert row[["statistic", "p_value", "p_adjusted"]].isna().all()
    assert found.loc[("a", "c", "none"), "p_value"] == pytest.approx(2 * 0.5**30)


def test_where_everybody_was_asked_a_difference_is_certain(tmp_path):
    drawing = DRAWING.replace("\n", " | 54\n").replace("W | 54", "W | N") + " | 54"
    codebook = CODEBOOK.format(more="design: {fpc: N}")
    _, _, tables = staged_small(tmp_path, codebook, drawing, upto="tabulate")
    row = tables.load("option_pairs").set_index(["option", "other_option"]).loc[("a", "b")]
    assert row["difference"] == pytest.approx((ONLY_A - ONLY_B) / 54)
    assert (row["std_error"], row["flag"]) == (0, "not_estimable model_based")
    assert (row["p_value"], bool(pd.isna(row["statistic"]))) == (0, True)
