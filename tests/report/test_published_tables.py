import math

import pytest

from pipeline.contract import TABLES
from pipeline.report.published_tables import (
    ADOPTION,
    DECOMPOSITIONS,
    OUTCOMES,
    TREND_TESTS,
    table_pictures,
    wave_tables,
)
from pipeline.report.shown_columns import SHOWN
from pipeline.report.table_rows import of_frame, records
from tests.drawn import table

PAIRS, TOTALS = ADOPTION


@pytest.fixture
def said(view):
    """What a table says of drawn rows."""

    def of(shown, drawing):
        rows = records(of_frame(table(drawing).reindex(columns=list(TABLES[shown.table].types))))
        return table_pictures(shown, view("twelve:2011").wording, rows, "2011", "Spring 2011")

    return of


def test_a_table_without_rows_has_no_heading(view):
    assert table_pictures(TREND_TESTS, view("twelve:2011").wording, [], "waves", "") == []
    assert all(picture.rows.rows for picture in wave_tables(view("twelve:2011"), OUTCOMES))


def test_every_table_says_which_columns_it_shows():
    assert {one.table for one in (*ADOPTION, *OUTCOMES, TREND_TESTS, DECOMPOSITIONS)} <= SHOWN.keys()


def test_the_pair_furthest_apart_is_said_whichever_is_chosen_more():
    rows = [
        {"option_label": "Facebook", "other_option_label": "Twitter", "difference": -0.3, "p_adjusted": 0.01},
        {"option_label": "Facebook", "other_option_label": "Blog", "difference": 0.1, "p_adjusted": 0.2},
    ]
    assert "Of 2 pairs of options, 1 differ" in PAIRS.say(rows)
    assert "Twitter is chosen more often than Facebook, by 30 points" in PAIRS.say(rows)
    assert PAIRS.say(rows[1:]) == "None of 1 pairs of options of one question differs beyond chance."


def test_the_largest_total_is_said_with_its_interval(said):
    (picture,) = said(
        TOTALS,
        """
        item   | option | banner | banner_option | total | low  | high
        -------+--------+--------+---------------+-------+------+-----
        social | yes_   | total  | total         | 1200  | 1100 | 1300
        social | no_    | total  | total         | 300   | 200  | 400
        """,
    )
    assert picture.summary.endswith("The largest: Yes, 1,200 (1,100 to 1,300).")


def test_a_trend_says_its_slope_and_a_break_says_why_there_is_none():
    row = {
        "option_label": "Yes",
        "item_label": "Social?",
        "p_adjusted": 0.01,
        "slope": -0.05,
        "break_reason": "",
    }
    assert TREND_TESTS.say([row]).endswith("The steepest: Yes (Social?), −5.0 points a wave.")
    broken = row | {"p_adjusted": math.nan, "break_reason": "asked by telephone"}
    assert TREND_TESTS.say([broken]).endswith("asked by telephone.")


def test_a_change_across_a_break_has_no_parts():
    broken = [{"change": math.nan, "break_reason": "asked by telephone"}]
    assert DECOMPOSITIONS.say(broken).endswith("asked by telephone.")


def test_a_table_without_a_number_has_no_heading_and_one_of_changes_says_why(said):
    hidden = """
        item   | option | other_option | universe | flag
        -------+--------+--------------+----------+-----------
        social | yes_   | no_          | all      | suppressed
        """
    assert said(PAIRS, hidden) == []
    broken = """
        item   | option | banner | banner_option | break_reason
        -------+--------+--------+---------------+-------------------
        social | yes_   | total  | total         | asked by telephone
        """
    assert "asked by telephone" in said(TREND_TESTS, broken)[0].summary
