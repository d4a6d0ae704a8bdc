import pytest

from pipeline.draft.delimited import delimited_options, parts_of
from tests.draft.drawn_profiles import profile

LISTS = {
    ";": {"Facebook;Twitter": 9, "Facebook": 9, "Twitter;LinkedIn": 5, "LinkedIn": 3},
    "|": {"Facebook|Twitter": 9, "Facebook": 9, "Twitter|LinkedIn": 5, "LinkedIn": 3},
    ",": {"Facebook, Twitter": 9, "Facebook": 9, "Twitter, LinkedIn": 5, "LinkedIn": 3},
    "\n": {"Facebook\nTwitter": 9, "Facebook": 9, "Twitter\nLinkedIn": 5, "LinkedIn": 3},
}


def found_in(cells, **column):
    one = profile("Q1", cells, **column)
    return delimited_options(one, one.texts)


@pytest.mark.parametrize("separator", LISTS)
def test_parts_that_recur_are_options(separator):
    found = found_in(LISTS[separator])
    assert found.separator == separator
    assert {option.label for option in found.options} == {"Facebook", "Twitter", "LinkedIn"}


def test_a_separator_at_the_end_of_every_cell_gives_the_list_away():
    found = found_in({"1;3;": 1, "2;": 1})
    assert [option.code for option in found.options] == ["1", "2", "3"]


def test_the_labels_of_the_file_name_the_parts():
    found = found_in(
        {"1;3;": 1, "2;": 1}, type="multiple", values=(("1", "TV"), ("2", "Radio"), ("3", "Press"))
    )
    assert [option.label for option in found.options] == ["TV", "Radio", "Press"]


@pytest.mark.parametrize(
    "cells",
    [
        {"Yes, always": 9, "No, never": 9},
        {"1,200": 3, "3,400": 2, "1,300": 1},
        {"I like it; it is good": 1, "Well; hm": 1},
        {"Amsterdam, Netherlands": 5, "Berlin, Germany": 4, "Paris, France": 3},
    ],
)
def test_sentences_and_numbers_are_no_lists(cells):
    assert found_in(cells) is None


def test_a_comma_in_brackets_separates_nothing():
    assert parts_of("Social (Facebook, Twitter), Mail", ",") == ["Social (Facebook, Twitter)", "Mail"]
