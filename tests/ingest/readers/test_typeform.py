import pytest

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import cells_of, written

QUESTIONS = '"How many, roughly?",Which?'


@pytest.mark.parametrize(
    "header, row",
    [
        (f"#,{QUESTIONS},Start Date (UTC),Submit Date (UTC),Network ID", "a1,5,x,2012-06-18,2012-06-18,9f"),
        (f"#,{QUESTIONS},Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending",
         "a1,5,x,completed,2012-06-18,,2012-06-18,9f,,"),
    ],
)  # fmt: skip
def test_the_token_is_the_respondent_and_the_network_is_personal(tmp_path, header, row):
    export = read_export(written(tmp_path, "2012.csv", f"{header}\n{row}\n"))
    assert (export.format, export.personal) == ("typeform", ("Network ID",))
    assert export.columns[0].role is Role.RESPONDENT_ID
    assert [column.role for column in export.columns[1:3]] == [None, None]
    assert cells_of(tmp_path / "2012.csv", tmp_path)[0][:3] == ["a1", "5", "x"]


def test_a_question_called_number_is_not_enough(tmp_path):
    assert read_export(written(tmp_path, "2012.csv", "#,Which?\n1,x\n")).format == "delimited"
