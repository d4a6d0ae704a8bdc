import pytest

from pipeline.draft.bands import band_start


@pytest.mark.parametrize(
    "text, start",
    [
        ("1 to 5", 1),
        ("6-25", 6),
        ("$50,000 - $99,999", 50000),
        ("85 or older", 85),
        ("10.000 tot 50.000", 10000),
    ],
)
def test_a_band_starts_at_its_first_number(text, start):
    assert band_start(text).start == start


def test_an_open_band_lies_below_or_above_the_one_that_starts_there():
    assert band_start("less than 10").start < 10
    assert band_start("More than 1000").start > band_start("500-1000").start
    assert band_start("meer dan 250").start > 250


def test_the_unit_tells_two_kinds_of_bands_apart():
    assert band_start("1 to 5 people").unit == "people"
    assert band_start("2 hours").unit == "hour"


@pytest.mark.parametrize("text", ["Marketing", "Windows 10 user", "Top 3 brand in my country", "1, 2, 3"])
def test_a_text_with_a_number_is_no_band(text):
    assert band_start(text) is None


def test_months_and_years_are_one_scale():
    texts = ("Less than 3 months", "Between 3 months and 1 year", "1-2 years", "More than 5 years")
    starts = [band_start(text) for text in texts]
    assert [one.start for one in starts] == sorted(one.start for one in starts)
    assert all(one.unit.startswith("day") for one in starts)
