from pathlib import Path

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import rows_of
from tests.ingest.test_lsa_file import LSR, LSS, archive


def test_an_archive_keeps_respondents_and_loses_addresses(tmp_path):
    export = read_export(Path(archive(tmp_path, survey_1__lss=LSS, survey_1_responses__lsr=LSR)))
    assert (export.format, export.personal) == ("limesurvey", ("ipaddr",))
    assert export.column("id").role is Role.RESPONDENT_ID
    assert rows_of(export, tmp_path)["Q1[SQ1]"].tolist() == ["Y", None]
