"""Respondents kept and not, in one line."""

from pipeline.cli.respondents_line import respondent_counts, respondents_line
from tests.drawn import table


def test_reasons_are_counted_and_the_kept_come_first():
    respondents = table("""
        is_kept | exclusion_reason
        --------+-----------------
        1       |
        0       | speeder
        0       | screened_out
        0       | screened_out
        """)
    counts = respondent_counts(respondents.assign(is_kept=respondents["is_kept"].astype(bool)))
    assert list(counts.items()) == [("kept", 1), ("screened_out", 2), ("speeder", 1)]


def test_the_line_says_kept_of_all_and_why_not():
    line = respondents_line({"kept": 1222, "screened_out": 40, "speeder": 18, "test": 1})
    assert line == "1,222 kept of 1,281; not kept: 40 screened out, 18 speeders, 1 test"


def test_nobody_excluded_needs_no_reasons():
    assert respondents_line({"kept": 12}) == "12 kept of 12"
