"""What designs and weights that are odd or wrong come to, from an export to `rates`."""

import numpy as np
import pandas as pd
import pytest

from pipeline.errors import CodebookError, DesignError, SurveyError
from tests.counted import counted

CODEBOOK = """
items:
  sector: {column: S, options: [[fin, Finance], [media, Media], [none_, Nobody]]}
  uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
  all_: {column: A, options: [[y_, "Yes"], [n_, "No"]]}
banners: [sector]
"""
PEOPLE = 40


def rows(**columns):
    """Forty respondents: half in finance, a quarter says yes, everybody says yes to `all_`."""
    at = np.arange(PEOPLE)
    fixed = {
        "S": np.where(at % 2, "Finance", "Media"),
        "U": np.where(at % 4, "No", "Yes"),
        "A": "Yes",
        "W": 1,
    }
    return pd.DataFrame({**fixed, **columns}).astype(str)


def rates(tmp_path, more="", item="uses", option="y_", weighting="none", **columns):
    found = counted(tmp_path, more + CODEBOOK, rows(**columns)).rates(
        item=item, option=option, weighting=weighting
    )
    return found.set_index("banner_option")


WEIGHTED = "weights: {firms: W}\n"


def test_a_weight_of_zero_counts_in_the_base_and_adds_nothing(tmp_path):
    """The ten who say yes have no weight, but for one who has 2."""
    weights = np.where(np.arange(PEOPLE) % 4, 1.0, 0.0)
    weights[0] = 2.0
    row = rates(tmp_path, WEIGHTED, weighting="firms", W=weights).loc["total"]
    assert (row["unweighted_base"], row["unweighted_count"]) == (40, 10)
    assert row["share"] == pytest.approx(2 / 32)
    assert row["effective_base"] <= 31


@pytest.mark.parametrize("cell", ["-1", "", "a lot"])
def test_a_weight_that_is_none_names_the_wave_the_weight_and_the_row(cell, tmp_path):
    weights = ["1"] * PEOPLE
    weights[6] = cell
    with pytest.raises(DesignError, match=r"(?s)study:2012.*firms.*'W'.*\b7\b"):
        rates(tmp_path, WEIGHTED, weighting="firms", W=weights)


def test_weights_of_zero_for_everybody_are_an_error(tmp_path):
    with pytest.raises(SurveyError, match="study:2012"):
        rates(tmp_path, WEIGHTED, weighting="firms", W=["0"] * PEOPLE)


def test_wildly_unequal_weights_leave_next_to_nothing_of_the_base(tmp_path):
    """One yes and one no weigh a million times what the others do."""
    weights = np.ones(PEOPLE)
    weights[:2] = 1e6
    row = rates(tmp_path, WEIGHTED, weighting="firms", W=weights).loc["total"]
    assert row["share"] == pytest.approx(0.5, abs=1e-4)
    assert (row["effective_base"], row["design_effect"]) == pytest.approx((40 / 39 * 1.902, 20.5), rel=0.1)
    assert row["share_low"] < 0.1
    assert row["share_high"] > 0.9


@pytest.mark.parametrize(
    ("targets", "error", "words"),
    [
        ("{uses: {y_: 0.5, n_: 0.6}}", CodebookError, r"targets.*uses.*1\.1"),
        ("{sector: {fin: 0.5, media: 0.3, none_: 0.2}}", DesignError, "study:2012: targets.sector.*none_"),
        ("{uses: {y_: 0.5, n_: 0.4, maybe: 0.1}}", CodebookError, "targets.*uses.*maybe"),
        (
            "{uses: {y_: 0.5, n_: 0.5}, half: {y_: 0.6, n_: 0.4}}",
            DesignError,
            "study:2012: targets: .*(half|uses), (y_|n_) stands at .* for a target of",
        ),
    ],
)
def test_targets_that_cannot_be_name_the_wave_the_item_and_the_option(targets, error, words, tmp_path):
    half = '  half: {column: U, options: [[y_, "Yes"], [n_, "No"]]}\nbanners'
    codebook = f"targets: {targets}\n" + CODEBOOK.replace("banners", half)
    with pytest.raises(error, match=words):
        counted(tmp_path, codebook, rows())


def test_a_stratum_with_one_psu_shows_the_share_and_no_standard_error(tmp_path):
    strata = ["a"] * 39 + ["b"]
    row = rates(tmp_path, "design: {strata: H}\n", H=strata).loc["total"]
    assert row["share"] == pytest.approx(0.25)
    assert pd.isna(row[["std_error", "share_low", "share_high"]]).all()
    assert "lonely_psu" in row["flag"]


def test_it_is_an_error_where_the_study_wants_one(tmp_path):
    with pytest.raises(DesignError, match=r"study:2012: design\.lonely: only one PSU in stratum 'b'"):
        rates(tmp_path, "design: {strata: H, lonely: fail}\n", H=["a"] * 39 + ["b"])


def test_a_stratum_that_was_taken_whole_is_certain_and_not_lonely(tmp_path):
    """One of one: its f is 1. The other stratum is 39 of 1,000."""
    row = rates(tmp_path, "design: {strata: H, fpc: N}\n", H=["a"] * 39 + ["b"], N=[1000] * 39 + [1]).loc[
        "total"
    ]
    assert row["std_error"] > 0
    assert "lonely_psu" not in row["flag"]


def test_everybody_of_the_population_has_no_error(tmp_path):
    row = rates(tmp_path, "design: {fpc: N}\n", N=[40] * PEOPLE).loc["total"]
    assert row["std_error"] == 0


def test_a_column_without_respondents_is_there_and_hidden(tmp_path):
    row = rates(tmp_path).loc["none_"]
    assert row["flag"].startswith("suppressed")
    assert pd.isna(row[["share", "unweighted_base", "std_error"]]).all()


@pytest.mark.parametrize("more", ["", "design: {psu: H}\n"])
@pytest.mark.parametrize(("option", "share", "ends"), [("y_", 1, (0.9, 1)), ("n_", 0, (0, 0.1))])
def test_what_everybody_or_nobody_chose_has_a_one_sided_interval(more, option, share, ends, tmp_path):
    row = rates(tmp_path, more, item="all_", option=option, H=np.arange(PEOPLE) // 2).loc["total"]
    assert (row["share"], row["std_error"]) == (share, 0)
    assert "boundary" in row["flag"]
    assert (row["share_low"], row["share_high"]) == pytest.approx(ends, abs=0.02)


@pytest.mark.parametrize("weight", ["1", "0.1", "12345.678"])
def test_equal_weights_without_a_design_are_no_weights_to_the_last_digit(weight, tmp_path):
    found = counted(tmp_path, WEIGHTED + CODEBOOK, rows(W=[weight] * PEOPLE))
    for name in ("rates", "associations"):
        table = found.table(name).drop(columns=["interval_method", "family"], errors="ignore")
        plain, weighted = (
            table[table["weighting"] == weighting].drop(columns="weighting").reset_index(drop=True)
            for weighting in ("none", "firms")
        )
        pd.testing.assert_frame_equal(plain, weighted, check_exact=True)


@pytest.mark.parametrize(
    ("design", "columns", "words"),
    [
        ("{fpc: N}", {"N": [1000] * 39 + [""]}, "study:2012: design.fpc: .*'N'.*missing"),
        ("{strata: H, fpc: N}", {"H": "a", "N": [1000] * 39 + [999]}, "study:2012: design.fpc: .*stratum 'a'"),
        ("{fpc: N}", {"N": [20] * PEOPLE}, "study:2012: design.fpc: .*less than the PSUs"),
        ("{strata: nowhere}", {}, "design.strata.*nowhere"),
        ("{replicates: {method: brr, prefix: rep}}", {}, "design.replicates.*rep"),
        ("{psu: H, replicates: {method: brr}}", {"H": np.arange(PEOPLE) // 10}, "study:2012: design: .*two in each"),
        ("{strata: H, replicates: {method: jkn}}", {"H": ["a"] * 39 + ["b"]}, "study:2012: design: .*one PSU"),
    ],
)  # fmt: skip
def test_a_design_that_cannot_be_names_the_wave_and_the_key(design, columns, words, tmp_path):
    with pytest.raises(SurveyError, match=words):
        rates(tmp_path, f"design: {design}\n", **columns)
