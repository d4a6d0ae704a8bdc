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


def test_an_option_with_a_comma_stays_whole_where_its_halves_never_stand_apart():
    cells = {
        "TV, Blogs, forums or chats": 5,
        "Blogs, forums or chats": 3,
        "TV, Radio": 4,
        "Radio": 2,
        "TV": 2,
    }
    found = delimited_options(profile("Q", cells), tuple(cells))
    assert [option.label for option in found.options] == ["TV", "Blogs, forums or chats", "Radio"]


def test_codes_between_blanks_are_several_answers_where_they_combine_freely():
    cells = dict.fromkeys(("tv radio", "tv", "radio print", "tv radio print", "print", "tv print"), 3)
    assert delimited_options(profile("q", cells), tuple(cells)).separator == " "
    phrases = dict.fromkeys(
        ("very good", "good", "not good", "not very good", "bad", "very bad", "not bad"), 3
    )
    assert delimited_options(profile("q", phrases), tuple(phrases)) is None


def test_braces_are_no_part_of_the_answers():
    cells = dict.fromkeys(("{tv,radio}", "{tv}", "{radio,tv,web}", "{web}"), 4)
    found = delimited_options(profile("q", cells), tuple(cells))
    assert {option.code for option in found.options} == {"tv", "radio", "web"}


def test_the_same_options_in_every_order_are_a_ranking():
    cells = dict.fromkeys(("A;B;C", "B;A;C", "C;A;B"), 5)
    assert delimited_options(profile("q", cells), tuple(cells)).is_ranking
    chosen = {"A;B": 5, "B;C": 4, "A;B;C": 2, "C": 3, "A": 3, "B": 3}
    assert not delimited_options(profile("q", chosen), tuple(chosen)).is_ranking
    assert not delimited_options(
        profile("rank it", {"A;B": 5, "B;A": 4, "A": 2, "B": 3}), ("A;B", "B;A", "A", "B")
    ).is_ranking
