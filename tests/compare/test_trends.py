from math import sqrt

import pandas as pd
import pytest

from pipeline.compare.trends import break_between, trends, wave_order
from tests.drawn import table
from tests.small import small_study

CODEBOOK = """
    weights: {zz: {column: W, by_wave: {"2012": absent}}}
    targets: {uses: {y_: 0.5, n_: 0.5}}
    waves:
      "2010": {label: First}
      "2011": {series_break: other question}
      "2012": {label: Third}
      "2013": {series_break: by telephone}
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    """


def rates(drawing):
    """Rates of one wave: the columns that trends read."""
    frame = table(drawing)
    fixed = {"item": "uses", "banner": "total", "banner_option": "total"}
    frame = frame.assign(**{name: value for name, value in fixed.items() if name not in frame})
    return frame.assign(universe=frame.get("universe", "all"), flag=frame["flag"].fillna(""))


FIRST = """
    option | weighting | share | std_error | unweighted_base | flag
    -------+-----------+-------+-----------+-----------------+---------
    y_     | none      | 0.9   | 0.01      | 100             |
    y_     | raked     | 0.8   | 0.01      | 100             |
    y_     | zz        | 0.4   | 0.03      | 100             | model_based
    """
HEADLINE = "0.4   | 0.03      | 100             | model_based"
SECOND = """
    option            | weighting | share | std_error | unweighted_base | flag
    ------------------+-----------+-------+-----------+-----------------+---------
    y_                | none      | 0.1   | 0.01      | 50              |
    y_                | raked     | 0.5   | 0.04      | 50              | low_base
    missing:no_answer | raked     | 0.1   | 0.01      | 50              |
    """


def changes(tmp_path, **waves):
    study = small_study(tmp_path, CODEBOOK)
    return trends(study, {wave.lstrip("w"): rates(drawing) for wave, drawing in waves.items()})


def test_a_change_is_between_the_headline_figures_of_both_waves(tmp_path):
    """2011 is weighted by zz although `raked` comes before it in the alphabet; 2012 has no such weight, but targets."""
    (row,) = changes(tmp_path, w2011=FIRST, w2012=SECOND).to_dict("records")
    assert (row["from_wave"], row["to_wave"], row["option"]) == ("2011", "2012", "y_")
    assert (row["from_share"], row["to_share"], row["from_base"], row["to_base"]) == (0.4, 0.5, 100, 50)
    assert (row["change"], row["std_error"]) == pytest.approx((0.1, 0.05))
    assert (row["low"], row["high"]) == pytest.approx(
        (0.1 - 1.959964 * 0.05, 0.1 + 1.959964 * 0.05), abs=1e-6
    )
    assert row["p_value"] == pytest.approx(0.0455003, abs=1e-7)
    assert row["flag"] == "low_base model_based"


def test_a_break_in_the_series_forbids_the_comparison(tmp_path):
    (row,) = changes(tmp_path, w2012=SECOND, w2013=FIRST).to_dict("records")
    assert (row["break_reason"], row["flag"]) == ("by telephone", "low_base series_break model_based")
    assert pd.isna(
        [row[name] for name in ("change", "std_error", "low", "high", "p_value", "p_adjusted")]
    ).all()
    assert (row["from_share"], row["to_share"]) == (0.5, 0.4)


def test_a_break_in_a_wave_between_is_not_stepped_over(tmp_path):
    (row,) = changes(tmp_path, w2010=FIRST, w2012=SECOND).to_dict("records")
    assert row["break_reason"] == "other question"
    assert pd.isna(row["change"])
    study = small_study(tmp_path, CODEBOOK)
    assert break_between(study, "2010", "2013") == "other question; by telephone"
    assert break_between(study, "2011", "2012") is None


def test_a_figure_that_one_wave_hides_is_hidden(tmp_path):
    hidden = FIRST.replace(
        "0.4   | 0.03      | 100             | model_based",
        "      |           |                 | suppressed",
    )
    (row,) = changes(tmp_path, w2011=hidden, w2012=SECOND).to_dict("records")
    assert row["flag"] == "suppressed"
    assert pd.isna([row[name] for name in ("from_share", "to_share", "to_base", "change", "p_value")]).all()


def test_a_standard_error_that_is_not_known_leaves_the_change(tmp_path):
    lonely = FIRST.replace(
        "0.4   | 0.03      | 100             | model_based",
        "0.4   |           | 100             | lonely_psu",
    )
    (row,) = changes(tmp_path, w2011=lonely, w2012=SECOND).to_dict("records")
    assert row["change"] == pytest.approx(0.1)
    assert row["flag"] == "low_base lonely_psu"
    assert pd.isna([row["std_error"], row["low"], row["p_value"]]).all()


def test_other_universes_and_reasons_for_no_answer_have_no_trend(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    users = rates(FIRST).assign(universe="users")
    found = trends(study, {"2011": pd.concat([rates(FIRST), users]), "2012": rates(SECOND)})
    assert found["option"].tolist() == ["y_"]


def test_p_values_are_adjusted_over_the_items_of_a_banner_and_pair_of_waves(tmp_path):
    both = [
        rates(one).pipe(lambda frame: pd.concat([frame, frame.assign(item="other")]))
        for one in (FIRST, SECOND)
    ]
    found = trends(small_study(tmp_path, CODEBOOK), {"2011": both[0], "2012": both[1]})
    assert found["family"].unique().tolist() == ["items by total, 2011 to 2012"]
    assert found["p_adjusted"].tolist() == pytest.approx([2 * 0.0455003] * 2, abs=1e-6)


def left_out(tmp_path, codebook=CODEBOOK):
    """`other` was asked in 2010 and 2012, `uses` in every wave."""
    first, second = (pd.concat([rates(one), rates(one).assign(item="other")]) for one in (FIRST, SECOND))
    found = trends(small_study(tmp_path, codebook), {"2010": first, "2011": rates(FIRST), "2012": second})
    return found.set_index(["item", "from_wave", "to_wave"])


def test_what_a_wave_left_out_is_compared_with_the_last_one_that_had_it(tmp_path):
    found = left_out(tmp_path, CODEBOOK.replace("series_break: other question", "label: Second"))
    assert sorted(found.index) == [
        ("other", "2010", "2012"), ("uses", "2010", "2011"), ("uses", "2011", "2012"),
    ]  # fmt: skip
    row = found.loc["other", "2010", "2012"]
    assert (row["change"], row["std_error"]) == pytest.approx((0.1, 0.05))
    assert row["family"] == "items by total, 2010 to 2012"


def test_a_break_in_the_wave_that_left_it_out_forbids_the_comparison(tmp_path):
    row = left_out(tmp_path).loc["other", "2010", "2012"]
    assert (row["break_reason"], str(row["change"])) == ("other question", "nan")


def test_one_wave_has_no_trend(tmp_path):
    assert changes(tmp_path, w2011=FIRST).empty


def test_waves_stand_in_the_codebooks_order_or_in_that_of_their_names(tmp_path):
    study = small_study(
        tmp_path, "waves: {b: {label: B}, a: {label: A}}\nitems: {x: {column: X, type: text}}"
    )
    assert wave_order(study, {"a", "b"}) == ["b", "a"]
    assert wave_order(study, {"a", "b", "aa"}) == ["a", "aa", "b"]


def test_the_error_of_a_change_is_that_of_both(tmp_path):
    (row,) = changes(tmp_path, w2011=FIRST, w2012=SECOND).to_dict("records")
    assert row["std_error"] == pytest.approx(sqrt(0.03**2 + 0.04**2))
