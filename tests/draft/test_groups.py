import pytest

from pipeline.draft.groups import grouped, is_open_part, shared_question
from tests.draft.drawn_profiles import profile


def runs(*names, cells=None):
    return [
        [one.column.name for one in run]
        for run in grouped([profile(name, cells or {"1": 5}) for name in names])
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Q5_1", "Q5_2", "Q5_10"),
        ("Q2[SQ001]", "Q2[SQ002]"),
        ("q5a", "q5b", "q5c"),
        ("brand1", "brand2"),
        ("q0004_0001", "q0004_0002"),
        ("Q7.1", "Q7.2"),
    ],
)
def test_headers_with_one_stem_are_one_question(names):
    assert runs(*names) == [list(names)]


def test_another_stem_begins_another_question():
    assert runs("Q5_1", "Q5_2", "Q6_1", "sector") == [["Q5_1", "Q5_2"], ["Q6_1"], ["sector"]]


def test_the_text_beside_an_option_stands_alone_and_interrupts_nothing():
    names = ("Q5_1", "Q5_2_TEXT", "Q5_2")
    assert runs(*names, cells={"1": 5, "typed": 1}) == [["Q5_1", "Q5_2"], ["Q5_2_TEXT"]]


def test_a_column_of_typed_text_is_an_open_part():
    assert is_open_part(profile("Q2[other]", {"A bakery": 1, "Police": 1}))
    assert not is_open_part(profile("Q2[other]", {"Yes": 4, "No": 9}))


def test_columns_with_one_text_and_choices_are_one_question():
    one = profile("Which? [TV]", {"Yes": 1}, text="Which?", choice="TV")
    two = profile("Which? [Radio]", {"Yes": 1}, text="Which?", choice="Radio")
    other = profile("Why? [Fun]", {"Yes": 1}, text="Why?", choice="Fun")
    assert [len(run) for run in grouped([one, two, other])] == [2, 1]
    assert shared_question([one, two]) == ("Which?", ["TV", "Radio"])


def test_what_the_texts_begin_with_is_the_question():
    run = [
        profile("Q1_1", {"1": 1}, text="How well do you know - Facebook"),
        profile("Q1_2", {"1": 1}, text="How well do you know - Twitter"),
    ]
    assert shared_question(run) == ("How well do you know", ["Facebook", "Twitter"])


def test_numbered_questions_are_one_only_where_they_are_answered_alike():
    assert runs("q1", "q2", cells={"1": 5, "4": 5}) == [["q1"], ["q2"]]
    assert runs("v_4", "v_5", cells={"0": 5, "1": 5}) == [["v_4", "v_5"]]
    assert runs("q1", "q2", cells={"Agree": 5, "Disagree": 5}) == [["q1", "q2"]]
    one, two = (
        profile(name, {"1": 5, "2": 5}, values=(("1", "Low"), ("2", "High"))) for name in ("q1", "q2")
    )
    assert len(grouped([one, two])) == 1


@pytest.mark.parametrize("names", [("media___1", "media___2"), ("ag_SQ001", "ag_SQ002")])
def test_headers_of_redcap_and_of_limesurvey_in_r(names):
    assert runs(*names) == [list(names)]


def test_boxes_that_say_in_words_that_they_are_ticked_are_one_question():
    assert runs("media_tv", "media_web", cells={"selected": 5, "not selected": 5}) == [
        ["media_tv", "media_web"]
    ]
    assert runs("has_tv", "has_web", cells={"Yes": 5, "No": 5}) == [["has_tv"], ["has_web"]]
    assert runs("tv", "web", cells={"selected": 5, "not selected": 5}) == [["tv"], ["web"]]


def test_places_in_words_are_parts_of_one_question():
    assert runs("Q8_1st", "Q8_2nd", "Q8_3rd", cells={"Price": 5}) == [["Q8_1st", "Q8_2nd", "Q8_3rd"]]


def test_an_other_with_a_blank_is_typed_text_unless_it_is_an_amount():
    assert is_open_part(profile("Sector other", {"Bakery": 3, "Zoo": 2}))
    assert not is_open_part(profile("Spent on other", {"10": 3, "20": 2}))
