import pytest

from pipeline.draft.singles import as_item, typed_item
from tests.draft.drawn_profiles import profile

NUMBERS = {str(number): 1 for number in range(1, 60)}


@pytest.mark.parametrize(
    "cells, column, type_",
    [
        ({"Facebook": 20, "Twitter": 30}, {}, "single"),
        ({"Never": 20, "Sometimes": 30, "Often": 10}, {}, "ordinal"),
        ({"Facebook;Twitter": 9, "Facebook": 9, "Twitter;LinkedIn": 5, "LinkedIn": 3}, {}, "multiple"),
        (NUMBERS, {}, "number"),
        ({"1.5": 3, "2.25": 2, "3.75": 1, "4.5": 1}, {}, "number"),
        ({"2012-06-30": 5, "2012-07-01": 1}, {}, "date"),
        ({"13571318400": 5}, {"type": "date"}, "date"),
        ({f"thought {number}": 1 for number in range(30)}, {}, "text"),
        ({"1": 9, "2": 8}, {"values": (("1", "Yes"), ("2", "No"))}, "single"),
        ({"1": 9, "2": 8}, {"values": (("1", "Low"), ("2", "High")), "measure": "ordinal"}, "ordinal"),
        ({"0": 9, "1": 8}, {"type": "number"}, "single"),
    ],
)
def test_the_cells_say_the_type(cells, column, type_):
    item = as_item(profile("Q1", cells, **column), set())
    assert item.type == type_
    assert item.why


def test_numbers_about_recommending_are_a_net_promoter_item():
    cells = {str(number): 5 for number in range(11)}
    item = as_item(profile("Q10", cells, text="How likely are you to recommend us?"), set())
    assert (item.type, item.range, item.summary) == ("number", (0, 10), "nps")


def test_a_decimal_comma_is_declared():
    assert as_item(profile("Q1", {"1,5": 1, "2,75": 1, "13,25": 1}), set()).decimal == ","


def test_an_order_of_dates_is_declared():
    assert as_item(profile("Q1", {"31-12-2012": 1, "01-02-2012": 1}), set()).date_format == "%d-%m-%Y"


def test_text_beside_an_option_is_text():
    item = as_item(profile("Q2_TEXT", {"Bakery": 1, "Police": 1}), set())
    assert item.type == "text"
    assert item.why.startswith("the text typed beside an option; `codes`")


def test_missing_cells_are_no_options():
    item = as_item(profile("Q1", {"Yes": 9, "No": 9, "Prefer not to say": 2, "NA": 1}), set())
    assert [option.label for option in item.options] == ["No", "Yes"]
    assert dict(item.missing) == {"Prefer not to say": "refused", "NA": "not_asked"}


def test_a_column_without_any_answer_is_no_item():
    assert as_item(profile("Q1", {}, rows=9), set()) is None


def test_options_that_the_file_declares_make_an_item_before_anybody_answered():
    assert as_item(profile("Q1", {}, rows=9, values=(("1", "Yes"), ("2", "No"))), set()).type == "single"


def test_a_question_that_says_its_scale_has_all_its_places():
    five = as_item(profile("Q1", {"2": 9, "3": 8, "4": 7}, text="How satisfied are you? (1-5)"), set())
    assert [option.code for option in five.options] == ["1", "2", "3", "4", "5"]
    ten = as_item(
        profile("Q2", {"3": 9, "9": 8, "10": 7}, text="How satisfied are you, from 0 to 10?"), set()
    )
    assert (ten.type, ten.range) == ("number", (0, 10))
    other = as_item(profile("Q3", {"3": 9, "9": 8, "12": 7}, text="From 0 to 10?"), set())
    assert other.range is None


def test_remarks_are_texts_even_where_they_repeat():
    cells = {"Nothing to add": 20, "More of the same": 9, "Yes": 3}
    assert (
        typed_item(profile("Q9", cells, text="Anything else you would like to tell us?"), {}).type == "text"
    )
    assert typed_item(profile("comments", cells), {}).type == "text"
    assert (
        typed_item(profile("Q9", {"Yes": 20, "No": 9}, text="Did you get any feedback?"), {}).type == "single"
    )
