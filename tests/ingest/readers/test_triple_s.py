import shutil

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import rows_of
from tests.shared_data import shared_data


def test_fixed_width_and_csv_hold_the_same_answers(tmp_path):
    fixed, table = (read_export(shared_data(f"triple-s/triple-s-example{n}.sss")) for n in (1, 2))
    assert fixed.columns == table.columns
    assert rows_of(fixed, tmp_path).equals(rows_of(table, tmp_path))


def test_a_multiple_variable_is_a_set_of_columns(tmp_path):
    export = read_export(shared_data("triple-s/triple-s-example1.sss"))
    assert [(one.name, one.columns[0], one.columns[-1], one.counted) for one in export.sets] == [
        ("Q3", "Q3_1", "Q3_9", "1"),
        ("Q5", "Q5_1", "Q5_9", "1"),
    ]
    rows = rows_of(export, tmp_path)
    assert rows[["Q3_1", "Q3_2", "Q3_9"]].to_numpy().tolist() == [
        ["1", "0", "1"],
        ["0", "1", "0"],
        ["1", "1", "1"],
    ]
    assert rows[["Q5_1", "Q5_2", "Q5_9"]].to_numpy().tolist() == [
        ["1", "0", "0"],
        ["0", "1", "0"],
        ["0", "1", "1"],
    ]


def test_serial_and_weight_are_known():
    export = read_export(shared_data("triple-s/triple-s-example2.sss"))
    assert (export.weight, export.column("RESPONDENT_ID").role) == ("WT", Role.RESPONDENT_ID)
    assert export.label == "Historic House Exit Survey First Wave"


def test_a_description_without_its_data_is_refused(tmp_path):
    shutil.copyfile(shared_data("triple-s/triple-s-example1.sss"), tmp_path / "2011.sss")
    with pytest.raises(
        ExportError, match=r"2011\.sss: a Triple-S description, the questions without any answers"
    ):
        read_export(tmp_path / "2011.sss")
