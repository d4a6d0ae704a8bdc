import pytest

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import cells_of
from tests.workbooks import write_xlsx


@pytest.mark.parametrize(
    "headers",
    [
        ["ID", "Start time", "Completion time", "Email", "Name"],
        ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
        ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"],
    ],
)
def test_a_form_in_any_language_loses_its_people(tmp_path, headers):
    path = write_xlsx(
        tmp_path / "2012.xlsx",
        {"Form1": [[*headers, "Which?"], [1, 41078.375, 41078.38, "anonymous", None, "Facebook;Twitter;"]]},
        date_columns=frozenset({1, 2}),
    )
    export = read_export(path)
    assert (export.format, export.personal) == ("microsoft-forms", (headers[3], headers[4]))
    assert [column.role for column in export.columns] == [
        Role.RESPONDENT_ID,
        Role.STARTED_AT,
        Role.ENDED_AT,
        None,
    ]
    assert cells_of(path, tmp_path) == [
        ["1", "2012-06-18 09:00:00", "2012-06-18 09:07:12", "Facebook;Twitter;"]
    ]
