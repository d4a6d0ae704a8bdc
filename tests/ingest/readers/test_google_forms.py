import pytest

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import rows_of, written
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    "first, moment", [("Timestamp", "6/18/2012 9:00:00"), ("Tijdstempel", "18-6-2012 9:00:00")]
)
def test_the_timestamp_comes_first_and_a_grid_has_its_row_in_brackets(tmp_path, first, moment):
    header = f"{first},Email Address,Which? [Facebook],Which? [Twitter],Why [if any]? Say so"
    export = read_export(written(tmp_path, "2012.csv", f"{header}\n{moment},a@example.com,Often,Never,fun\n"))
    assert (export.format, export.personal) == ("google-forms", ("Email Address",))
    assert export.columns[0].role is Role.SUBMITTED_AT
    assert [(column.text, column.choice) for column in export.columns[1:]] == [
        ("Which?", "Facebook"),
        ("Which?", "Twitter"),
        ("Why [if any]? Say so", ""),
    ]


def test_a_column_called_timestamp_without_one_is_not_enough(tmp_path):
    assert read_export(written(tmp_path, "2012.csv", "Timestamp,n\nearly,1\n")).format == "delimited"


def test_a_real_export_with_line_breaks_in_cells_keeps_its_respondents(tmp_path):
    assert len(rows_of(read_export(shared_data("google-forms/google-forms-education.csv")), tmp_path)) == 125
