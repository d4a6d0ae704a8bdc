import pytest

from pipeline.compare.across import compare_waves
from pipeline.compare.overlap import overlap_covariances
from pipeline.engine import Tables
from tests.small import staged_small

CODEBOOK = """
    {more}
    waves: {{"2012": {{label: First}}, "2013": {{label: Second}}}}
    items: {{uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}}}
    """


def drawing(yes, *, first=0, people=40):
    """Person n says yes where n is in `yes`."""
    return "R | U\n" + "\n".join(f"{n} | {'Yes' if n in yes else 'No'}" for n in range(first, first + people))


def two_waves(tmp_path, before, after, more="respondent_id: R"):
    """The study, and the tables of both drawn waves."""
    study, _, first = staged_small(tmp_path, CODEBOOK.format(more=more), before, upto="correlate")
    later = tmp_path / "later"
    later.mkdir()
    _, _, second = staged_small(later, CODEBOOK.format(more=more), after, upto="correlate")
    return study, {"2012": first, "2013": second}


def covariance(tmp_path, before, after, more="respondent_id: R"):
    study, tables = two_waves(tmp_path, before, after, more)
    found = overlap_covariances(study, ("2012", "2013"), (tables["2012"], tables["2013"]))
    return None if found is None else found["uses", "y_", "total", "total"]


def change(tmp_path, before, after):
    """The row of `trends` for those who say yes."""
    study, tables = two_waves(tmp_path, before, after)

    def place(name):
        return tmp_path / f"{name}.parquet"

    across = Tables("small", "_", place, place)
    compare_waves(study, tables, across)
    return across.load("trends").set_index("option").loc["y_"]


def test_the_same_answers_of_the_same_people_have_their_variance_as_covariance(tmp_path):
    same = drawing(range(10))
    assert covariance(tmp_path, same, same) == pytest.approx(0.25 * 0.75 / 39)


def test_who_is_in_one_wave_alone_adds_nothing(tmp_path):
    """20 of 40 are in both; they all said no and then yes: 20 (0 - 1/4) (1 - 3/4) / (n^2 - n - n + 20)."""
    before, after = drawing(range(10)), drawing(range(20, 50), first=20)
    assert covariance(tmp_path, before, after) == pytest.approx(20 * -0.25 * 0.25 / (40**2 - 80 + 20))


@pytest.mark.parametrize("more", ["respondent_id: R", ""])
def test_strangers_have_none(more, tmp_path):
    assert covariance(tmp_path, drawing(range(10)), drawing(range(100, 120), first=100), more) is None


def test_numbers_of_rows_name_nobody(tmp_path):
    """Both exports count 1, 2, 3 …, and who says yes in the one has nothing to do with it in the other."""
    assert covariance(tmp_path, drawing(range(0, 50, 2), first=1), drawing(range(0, 50, 3), first=1)) is None


def test_under_raked_weights_what_the_targets_explain_does_not_covary(tmp_path):
    """The item is its own target: nothing is left of it."""
    more = "respondent_id: R\n    targets: {uses: {y_: 0.5, n_: 0.5}}"
    same = drawing(range(10))
    assert covariance(tmp_path, same, same, more) == pytest.approx(0, abs=1e-12)


def test_companies_are_known_again_where_both_waves_name_them(tmp_path):
    same = drawing(range(10))
    assert covariance(tmp_path, same, same, "company_id: R") == pytest.approx(0.25 * 0.75 / 39)


def test_a_change_of_the_same_people_is_mcnemars(tmp_path):
    """Five change from no to yes: V = (5 - 5^2/40) / 39 / 40, far less than that of two samples."""
    row = change(tmp_path, drawing(range(10)), drawing(range(15)))
    assert (row["method"], row["change"]) == ("z_overlap", pytest.approx(0.125))
    assert row["std_error"] == pytest.approx(((5 - 25 / 40) / 39 / 40) ** 0.5)


def test_a_panel_in_which_nobody_changed_has_no_test_and_says_so(tmp_path):
    row = change(tmp_path, drawing(range(10)), drawing(range(10)))
    assert (row["change"], row["std_error"]) == (0, 0)
    assert row[["low", "high", "p_value"]].isna().all()
    assert row["flag"].split()[0] == "not_estimable"
