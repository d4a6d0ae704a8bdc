from math import isnan, sqrt

import pytest

from tests.small import staged_small

Z = 1.959963984540054
CODEBOOK = """
    languages: [en]
    weights: {firms: W}
    items:
      sector: {column: S, options: [[fin, {en: Finance}], [media, Media]]}
      uses:
        column: U
        question: {en: Do you?}
        options: [[y_, "Yes"], [n_, "No"]]
        nets: {any_: {label: Any, options: [y_, n_]}}
    banners: [sector]
    """


def rows(sector, yes, no, weight="1"):
    return "".join(
        f"{sector} | {answer} | {weight}\n" for answer, n in (("Yes", yes), ("No", no)) for _ in range(n)
    )


def rates(tmp_path, drawing, weighting="none", codebook=CODEBOOK, head="S | U | W\n"):
    """The rates of `uses` among everybody, by banner option and option."""
    _, _, tables = staged_small(tmp_path, codebook, head + drawing, upto="tabulate")
    found = tables.load("rates").query(f"item == 'uses' and weighting == '{weighting}'")
    return found.set_index(["banner_option", "option"])


def test_a_share_is_count_over_base_with_wilsons_interval(tmp_path):
    found = rates(tmp_path, rows("fin", 15, 5) + rows("media", 5, 15))
    yes = found.loc["total", "y_"]
    assert (yes["unweighted_count"], yes["unweighted_base"], yes["share"]) == (20, 40, 0.5)
    half = Z * sqrt(0.25 / 40 + Z**2 / (4 * 40**2)) / (1 + Z**2 / 40)
    assert (yes["share_low"], yes["share_high"]) == pytest.approx((0.5 - half, 0.5 + half))
    assert (yes["effective_base"], yes["df"], yes["confidence"]) == (40, 39, 0.95)
    assert yes["design_effect"] == pytest.approx(1)
    assert yes["flag"] == "model_based"
    assert found.loc["fin", "y_"]["flag"] == "low_base model_based"


def test_rows_say_what_they_are_about(tmp_path):
    found = rates(tmp_path, rows("fin", 15, 5) + rows("media", 5, 15)).reset_index()
    first = found.iloc[0]
    assert first[["item", "item_kind", "item_label", "item_order", "option_label"]].tolist() == [
        "uses", "asked", "Do you?", 2, "Yes",
    ]  # fmt: skip
    fin = found[found["banner_option"] == "fin"].iloc[0]
    assert fin[["banner", "banner_order", "banner_option_label", "banner_option_order", "column_letter"]].tolist() == [
        "sector", 1, "Finance", 1, "A",
    ]  # fmt: skip
    assert found.query("option == 'any_'")["item_kind"].unique().tolist() == ["net"]
    assert found.query("option == 'any_'")["option_label"].unique().tolist() == ["Any"]
    assert found["base_kind"].unique().tolist() == ["asked"]


def test_nobody_or_everybody_is_a_boundary(tmp_path):
    found = rates(tmp_path, rows("fin", 30, 0) + rows("media", 0, 30))
    assert found.loc["fin", "y_"]["flag"] == "boundary model_based"
    assert found.loc["fin", "n_"]["share_high"] == pytest.approx(Z**2 / (30 + Z**2))


def test_equal_weights_give_the_numbers_of_no_weights(tmp_path):
    drawing = rows("fin", 15, 5, weight="7") + rows("media", 5, 15, weight="7")
    weighted, plain = rates(tmp_path, drawing, "firms"), rates(tmp_path, drawing)
    numbers = [
        "share",
        "share_low",
        "share_high",
        "std_error",
        "effective_base",
        "weighted_base",
        "weighted_count",
    ]
    assert weighted[numbers].to_numpy().tolist() == plain[numbers].to_numpy().tolist()
    assert weighted["interval_method"].unique().tolist() == ["wilson"]


def test_weights_move_the_share_and_cost_precision(tmp_path):
    """20 with weight 3 say yes, 20 with weight 1 no: .75 of the weight.

    V = 40/39 (20 (1.5 x .25)^2 + 20 (.5 x .75)^2) / 40^2.
    """
    found = rates(tmp_path, rows("fin", 20, 0, weight="3") + rows("media", 0, 20, weight="1"), "firms").loc[
        "total", "y_"
    ]
    variance = 40 / 39 * (20 * (1.5 * 0.25) ** 2 + 20 * (0.5 * 0.75) ** 2) / 40**2
    assert found["share"] == pytest.approx(0.75)
    assert found["std_error"] == pytest.approx(sqrt(variance))
    assert found["effective_base"] == pytest.approx(min(40, 0.75 * 0.25 / variance))


def test_a_base_without_any_weight_has_no_share_and_says_so(tmp_path):
    found = rates(tmp_path, rows("fin", 6, 0, weight="0") + rows("media", 6, 6), "firms").loc["fin", "y_"]
    assert isnan(found["share"])
    assert found["flag"] == "low_base not_estimable model_based"


def test_the_only_company_of_a_stratum_keeps_the_precision_from_being_known(tmp_path):
    codebook = CODEBOOK.replace("    weights: {firms: W}", "    design: {strata: H}")
    drawing = rows("fin", 3, 3).replace("| 1\n", "| n\n") + "fin | Yes | s\n"
    found = rates(tmp_path, drawing, codebook=codebook, head="S | U | H\n").loc["total", "y_"]
    assert found["share"] == pytest.approx(4 / 7)
    assert found[["std_error", "share_low"]].isna().all()
    assert found["flag"] == "low_base lonely_psu model_based"


def test_under_five_everything_is_hidden(tmp_path):
    found = rates(tmp_path, rows("fin", 2, 2) + rows("media", 20, 20))
    assert "suppressed" in found.loc["fin", "y_"]["flag"]
    assert found.loc["fin", ["unweighted_base", "share", "confidence", "design_effect"]].isna().all(axis=None)
