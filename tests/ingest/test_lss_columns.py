"""Each type of LimeSurvey question makes the columns that LimeSurvey exports."""

import pytest

from pipeline.ingest.lss_columns import columns_of

PARTS = [
    {"title": "SQ1", "question": "Facebook", "scale_id": "0"},
    {"title": "SQ2", "question": "<b>Twitter</b>", "scale_id": "0"},
]
SECOND = [
    {"title": "X", "question": "Own", "scale_id": "1"},
    {"title": "Y", "question": "Paid", "scale_id": "1"},
]
OPTIONS = {("7", "0"): [("A1", "Yes"), ("A2", "No")], ("7", "1"): [("B1", "High")]}


def asked(kind: str, parts=(), **row: str):
    question = {"qid": "7", "sid": "1", "gid": "2", "title": "Q", "question": "Which?", "type": kind, **row}
    return list(columns_of(question, list(parts), OPTIONS))


@pytest.mark.parametrize(
    "kind, parts, codes, type_",
    [
        ("L", [], ["Q"], "single"),
        ("T", [], ["Q"], "text"),
        ("N", [], ["Q"], "number"),
        ("M", PARTS, ["Q[SQ1]", "Q[SQ2]"], "multiple"),
        ("F", PARTS, ["Q[SQ1]", "Q[SQ2]"], "single"),
        ("K", PARTS, ["Q[SQ1]", "Q[SQ2]"], "number"),
        (":", PARTS + SECOND, ["Q[SQ1_X]", "Q[SQ1_Y]", "Q[SQ2_X]", "Q[SQ2_Y]"], "number"),
        ("1", PARTS, ["Q[SQ1][1]", "Q[SQ1][2]", "Q[SQ2][1]", "Q[SQ2][2]"], "single"),
        ("R", [], ["Q[1]", "Q[2]"], "single"),
    ],
)
def test_a_question_makes_its_columns(kind, parts, codes, type_):
    found = asked(kind, parts)
    assert [one.code for one in found] == codes
    assert {one.type for one in found} == {type_}


def test_a_choice_is_the_subquestion_without_markup():
    assert [one.choice for one in asked("M", PARTS)] == ["Facebook", "Twitter"]


def test_options_are_those_of_the_scale():
    first, second, *_ = asked("1", PARTS)
    assert (first.values, second.values) == ((("A1", "Yes"), ("A2", "No")), (("B1", "High"),))


def test_other_and_comment_are_columns_of_text():
    assert [(one.code, one.type) for one in asked("P", PARTS[:1], other="Y")] == [
        ("Q[SQ1]", "multiple"),
        ("Q[SQ1comment]", "text"),
        ("Q[other]", "text"),
    ]


def test_the_name_in_the_database_is_built_from_the_numbers():
    assert [one.sgqa for one in asked("M", PARTS[:1])] == ["1X2X7SQ1"]
