"""Numbers as people read them."""

from math import inf, nan

import pytest

from pipeline.cli.figures import bar, counted, estimate, number, percent, percent_interval


@pytest.mark.parametrize(
    "share, said",
    [
        (0.68, "68%"),
        (0.125, "13%"),
        (0.285, "29%"),
        (0.0, "0%"),
        (1.0, "100%"),
        (0.004, "<1%"),
        (nan, "–"),
        (None, "–"),
    ],
)
def test_a_share_is_a_percentage_with_halves_rounded_up(share, said):
    assert percent(share) == said


def test_a_share_may_have_decimals():
    assert (percent(0.5575, decimals=1), percent(0.0004, decimals=1)) == ("55.8%", "<0.1%")


def test_an_interval_is_both_ends_or_nothing():
    assert percent_interval(0.632, 0.724) == "63 to 72"
    assert percent_interval(0.632, 0.7239, decimals=1) == "63.2 to 72.4"
    assert percent_interval(nan, 0.7) == percent_interval(None, None) == ""


def test_an_estimate_has_its_interval_where_there_is_one():
    assert estimate(0.2, 0.104, 0.294) == "0.20 (0.10 to 0.29)"
    assert estimate(0.2, nan, nan) == "0.20"
    assert estimate(nan, 0.1, 0.3) == number(None) == "–"
    assert number(2752.2, decimals=0) == "2,752"


def test_a_bar_is_drawn_in_eighths_of_a_character():
    assert bar(1.0, 4) == "████"
    assert bar(0.5, 4) == "██"
    assert bar(3 / 32, 4) == "▍"
    assert bar(0.0, 4) == bar(nan, 4) == bar(None, 4) == ""
    assert bar(inf, 2) == "██"


def test_a_number_goes_with_its_word():
    assert [counted(n, "wave") for n in (0, 1, 1200)] == ["0 waves", "1 wave", "1,200 waves"]
    assert counted(2, "study", "studies") == "2 studies"
