import pytest

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from pipeline.ingest.readers.fieldwork_tools import SIGNS, tool_of
from pipeline.ingest.roles import known_roles
from tests.exported import written

HEADERS = {
    "sosci": "CASE;SERIAL;REF;QUESTNNR;MODE;STARTED;A101;TIME_SUM;FINISHED",
    "unipark": "lfdn;external_lfdn;tester;dispcode;lastpage;quality;duration;v_1",
    "kobotoolbox": "start;end;deviceid;media/tv;_id;_uuid;_submission_time;_submitted_by;_index",
    "odk": "SubmissionDate;start;sector;meta-instanceID;KEY;SubmitterName",
    "redcap": "record_id;redcap_survey_identifier;sector;survey_complete",
    "decipher": "record;uuid;date;markers;status;q1;qtime;userAgent;ipAddress",
    "confirmit": "responseid;respid;interview_start;interview_end;status;q1",
    "dimensions": "Respondent.Serial;DataCollection.Status;sector",
    "jotform": "Submission Date;In which sector?;Submission IP;Submission ID",
    "tally": "Submission ID;Respondent ID;Submitted at;In which sector?",
    "formstack": "Time;IP Address;Unique ID;Location;In which sector?",
}


@pytest.mark.parametrize("tool", HEADERS)
def test_a_tool_is_known_by_what_it_adds(tmp_path, tool):
    headers = HEADERS[tool]
    row = ";".join("2" for _ in headers.split(";"))
    export = read_export(written(tmp_path, "2012.csv", f"{headers}\n{row}\n"))
    assert export.format == tool
    roles = {column.role for column in export.columns}
    assert Role.RESPONDENT_ID in roles
    questions = [column.name for column in export.columns if column.role is None]
    assert len(questions) == 1, questions


def test_devices_browsers_and_people_are_not_written(tmp_path):
    for tool, personal in (("decipher", 2), ("kobotoolbox", 2), ("odk", 1), ("jotform", 1), ("formstack", 2)):
        export = read_export(
            written(tmp_path, f"{tool}.csv", f"{HEADERS[tool]}\n{';' * HEADERS[tool].count(';')}1\n")
        )
        assert len(export.personal) == personal, (tool, export.personal)


def test_every_tool_says_which_columns_are_its_own():
    for tool in SIGNS:
        assert known_roles(tool.removesuffix("-labels")) != known_roles()


def test_other_tables_are_nobodys():
    assert tool_of(("id", "status", "sector")) is None
