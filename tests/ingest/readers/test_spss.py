import pandas as pd
import pyreadstat
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export
from tests.exported import cells_of, rows_of
from tests.shared_data import shared_data


def test_codes_stay_codes_and_missing_codes_stay_cells(tmp_path):
    frame = pd.DataFrame({"id": [1.0, 2.0, 3.0], "agree": [5.0, -99.0, None], "open": ["é", "", "x"]})
    pyreadstat.write_sav(
        frame,
        tmp_path / "2011.sav",
        variable_value_labels={"agree": {5: "Agree", -99: "Refused"}},
        missing_ranges={"agree": [-99]},
        file_label="RECONSTRUCTED",
    )
    export = read_export(tmp_path / "2011.sav")
    agree = export.column("agree")
    assert (agree.type, agree.values, agree.missing) == (
        "single",
        (("-99", "Refused"), ("5", "Agree")),
        ("-99",),
    )
    assert (export.format, export.label) == ("spss", "RECONSTRUCTED")
    assert cells_of(tmp_path / "2011.sav", tmp_path) == [
        ["1", "5", "é"],
        ["2", "-99", None],
        ["3", None, "x"],
    ]


def test_a_compressed_file_of_many_blocks_keeps_every_respondent(tmp_path):
    rows = rows_of(read_export(shared_data("spss/blocks.zsav")), tmp_path)
    assert rows.shape == (2000, 252)


def test_an_encrypted_file_is_refused_with_the_way_out():
    with pytest.raises(ExportError, match=r"encrypted.sav: an encrypted SPSS file; open it in SPSS"):
        read_export(shared_data("spss/encrypted.sav"))


def test_a_file_without_respondents_is_refused(tmp_path):
    pyreadstat.write_sav(pd.DataFrame({"id": pd.Series([], dtype=float)}), tmp_path / "2011.sav")
    with pytest.raises(ExportError, match="no respondents"):
        read_export(tmp_path / "2011.sav")


def test_names_of_people_are_dropped(tmp_path):
    pyreadstat.write_sav(pd.DataFrame({"id": [1.0], "lastname": ["x"]}), tmp_path / "2011.sav")
    export = read_export(tmp_path / "2011.sav")
    assert export.personal == ("lastname",)
    assert list(rows_of(export, tmp_path).columns) == ["source_row", "id"]
