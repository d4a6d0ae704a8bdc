"""What the UI says of each table."""

from assets.about import ABOUT, about
from pipeline.contract import TABLES


def test_every_table_and_no_other_says_what_it_is_there_for():
    assert set(ABOUT) == set(TABLES)


def test_the_grain_comes_first_then_what_it_is_for_then_who_may_see_it():
    assert about(TABLES["scores"]).startswith(
        "One row per kept respondent and score. Items combined into one number, and its level. Private: respondents."
    )
    assert "Private" not in about(TABLES["rates"])
