"""The main line: which file is read how, what is refused, what is never written."""

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export, write_rows
from tests.exported import cells_of, rows_of, written
from tests.shared_data import shared_data


def test_a_row_is_a_respondent_and_a_cell_keeps_its_text(tmp_path):
    path = written(tmp_path, "2012.csv", "id,sector,score\n1,Retail,NA\n2,,007\n")
    rows = rows_of(read_export(path), tmp_path)
    assert list(rows.columns) == ["source_row", "id", "sector", "score"]
    assert rows.to_numpy().tolist() == [[1, "1", "Retail", "NA"], [2, "2", None, "007"]]


def test_personal_columns_are_dropped_and_named(tmp_path):
    path = written(tmp_path, "2012.csv", "id,IP Address,Email,Country name\n1,192.0.2.1,a@example.com,NL\n")
    export = read_export(path)
    assert export.personal == ("IP Address", "Email")
    assert list(rows_of(export, tmp_path).columns) == ["source_row", "id", "Country name"]


def test_a_column_about_a_personal_thing_is_not_personal(tmp_path):
    path = written(tmp_path, "2012.csv", "Email marketing use,Name of product,Phone use\nYes,Soap,No\n")
    assert read_export(path).personal == ()


def test_the_codebooks_discard_is_dropped_too(tmp_path):
    path = written(tmp_path, "2012.csv", "id,Badge\n1,x\n")
    export = read_export(path, discard=("badge",))
    assert export.personal == ("Badge",)
    assert cells_of(path, tmp_path) == [["1", "x"]]
    assert list(rows_of(export, tmp_path).columns) == ["source_row", "id"]


@pytest.mark.parametrize(
    "content, says",
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"id,sector\n", "no respondents"),
        (b"id,sector\n,\n", "no respondents"),
        (b'id,sector\n1,"Retail\n2,Media\n', "never closed"),
        (b"id,sector,size\n1,Retail,9\n2,Med", "cut off"),
        (b"id,sector\n1,Retail\n2,Media,IT\n3,Media\n", "line 3"),
        (b"id,sector\n1,Retail\n\n2\n3,Media\n", "line 4"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (bytes(range(256)) * 4, "NUL"),
        (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
        (b"PK\x03\x04" + bytes(40), "zip"),
    ],
)
def test_what_is_no_export_is_refused_and_nothing_stays(tmp_path, content, says):
    path = written(tmp_path, "2012.csv", content)
    with pytest.raises(ExportError, match=says) as refused:
        write_rows(read_export(path), tmp_path / "rows.parquet")
    assert "2012.csv" in str(refused.value)
    assert [file.name for file in tmp_path.iterdir()] == ["2012.csv"]


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path):
    with pytest.raises(ExportError, match="folder"):
        read_export(tmp_path)
    with pytest.raises(ExportError, match="cannot be read"):
        read_export(tmp_path / "2012.csv")


def test_a_file_of_personal_columns_only_is_refused(tmp_path):
    with pytest.raises(ExportError, match="every column is personal"):
        read_export(written(tmp_path, "2012.csv", "Email\na@example.com\n"))


def test_two_runs_write_the_same_bytes(tmp_path):
    path = shared_data("typeform/typeform-mental-health-2016.csv")
    export = read_export(path)
    for name in ("one", "two"):
        write_rows(export, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize(
    "file, rows",
    [
        ("qualtrics/one-header-social-media-use.csv", 586),
        ("surveymonkey/surveymonkey-weighted.csv", 1615),
        ("typeform/typeform-mental-health-2016.csv", 1433),
        ("google-forms/google-forms-education.csv", 125),
        ("surveygizmo/surveygizmo-notebook-ux.csv", 1706),
        ("quantipy/delimited-sets.csv", 8255),
        ("firms/ict-in-firms-survey.csv", 506),
    ],
)
def test_every_respondent_of_a_real_export_is_kept(tmp_path, file, rows):
    assert len(rows_of(read_export(shared_data(file)), tmp_path)) == rows
