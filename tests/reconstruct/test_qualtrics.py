from datetime import datetime

import pytest

from pipeline.reconstruct.fieldwork import Interview
from pipeline.reconstruct.qualtrics import METADATA, metadata_cells, qualtrics_csv

FIRST_DAY = datetime(2012, 6, 18)


def test_the_file_has_a_mark_three_header_rows_and_a_line_a_row():
    lines = qualtrics_csv([("Q1", "Waarom, hoe?", "QID1")], [{"Q1": "Ja"}]).decode("utf-8").split("\n")
    blanks = "," * (len(METADATA) - 1)
    assert lines[0].startswith("\ufeffStartDate,EndDate,")
    assert lines[0].endswith(",UserLanguage,Q1")
    assert lines[1].endswith(',Gebruikerstaal,"Waarom, hoe?"')
    assert lines[2].endswith(',"{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}"')
    assert lines[3:] == [f"{blanks},Ja", ""]


def test_a_cell_without_a_column_is_refused():
    with pytest.raises(ValueError, match="cells without a column: Q2"):
        qualtrics_csv([("Q1", "", "QID1")], [{"Q2": "Ja"}])


def test_a_partial_interview_is_not_finished_and_is_recorded_a_week_later():
    interview = Interview({}, "partial", panel=3, started=36_000, seconds=90)
    cells = metadata_cells(interview, record=12, first_day=FIRST_DAY)
    assert cells["Finished"] == "False"
    assert cells["EndDate"] == "2012-06-18 10:01:30"
    assert cells["RecordedDate"] == "2012-06-25 10:01:30"
    assert cells["ResponseId"] == "R_SYN000000000012"


def test_a_preview_says_so_in_its_status():
    interview = Interview({}, "preview", panel=3, started=0, seconds=600)
    assert metadata_cells(interview, record=1, first_day=FIRST_DAY)["Status"] == "Voorbeeld van enquête"
