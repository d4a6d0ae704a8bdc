import io
import json

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.qsf import read_qsf
from tests.shared_data import shared_data

FRUITS = {"1": {"Display": "<b>Apple</b>"}, "2": {"Display": "Pear"}}
SCALE = {"1": {"Display": "Like"}, "2": {"Display": "Dislike"}}


def asked(**payload):
    payload = {"QuestionID": "QID1", "DataExportTag": "Q1", "QuestionText": "Which?", **payload}
    definition = {"SurveyEntry": {}, "SurveyElements": [{"Element": "SQ", "Payload": payload}]}
    return read_qsf(io.BytesIO(json.dumps(definition).encode()))


def test_a_single_question_is_one_column_with_its_codes():
    (one,) = asked(QuestionType="MC", Selector="SAVR", Choices=FRUITS, RecodeValues={"1": "10"})
    assert (one.id, one.name, one.type, one.values) == (
        "QID1",
        "Q1",
        "single",
        (("10", "Apple"), ("2", "Pear")),
    )


def test_a_multiple_question_is_a_column_an_option():
    found = asked(QuestionType="MC", Selector="MAVR", Choices=FRUITS)
    assert [(one.id, one.name, one.choice, one.set) for one in found] == [
        ("QID1-1", "Q1_1", "Apple", "Q1"),
        ("QID1-2", "Q1_2", "Pear", "Q1"),
    ]


def test_choices_may_come_as_a_list():
    assert [one.name for one in asked(QuestionType="MC", Selector="MAVR", Choices=list(FRUITS.values()))] == [
        "Q1_1",
        "Q1_2",
    ]


def test_a_matrix_is_a_column_a_row_named_by_its_own_tag():
    found = asked(
        QuestionType="Matrix", Selector="Likert", SubSelector="SingleAnswer", Choices=FRUITS, Answers=SCALE,
        ChoiceDataExportTags={"1": "apple"},
    )  # fmt: skip
    assert [(one.id, one.name, one.choice) for one in found] == [
        ("QID1-1", "apple", "Apple"),
        ("QID1-2", "Q1_2", "Pear"),
    ]
    assert found[0].values == (("1", "Like"), ("2", "Dislike"))


def test_a_matrix_with_several_answers_is_a_set_a_row():
    found = asked(
        QuestionType="Matrix", Selector="Likert", SubSelector="MultipleAnswer", Choices=FRUITS, Answers=SCALE
    )
    assert [(one.id, one.name, one.choice, one.set) for one in found[:2]] == [
        ("QID1-1-1", "Q1_1_1", "Like", "Q1_1"),
        ("QID1-1-2", "Q1_1_2", "Dislike", "Q1_1"),
    ]


def test_a_text_question_has_no_options():
    (one,) = asked(QuestionType="TE", Selector="SL")
    assert (one.type, one.values) == ("text", ())


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"SurveyElements": 1}', b'{"SurveyElements": [1]}', b"[" * 200_000]
)
def test_what_is_no_definition_is_refused(content):
    with pytest.raises(ExportError, match="no complete survey definition"):
        read_qsf(io.BytesIO(content))


def test_a_real_definition_is_read():
    with shared_data("qualtrics/qualtrics-many-types.qsf").open("rb") as file:
        found = {one.name: one for one in read_qsf(file)}
    assert found["fruits"].values == (("1", "Oranges"), ("2", "Blueberries"), ("3", "Strawberries"))
    assert found["Q45"].values[0] == ("143", "Oranges")
