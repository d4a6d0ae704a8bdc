import pandas as pd
import pyreadstat
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.por_file import describe, write
from pipeline.ingest.read import read_export
from tests.exported import rows_of
from tests.shared_data import shared_data


def test_portable_and_system_file_hold_the_same_answers(tmp_path):
    exports = [read_export(shared_data(f"spss/electric.{suffix}")) for suffix in ("por", "sav")]
    assert exports[0].column("DAYOFWK") == exports[1].column("DAYOFWK")
    first, second = (rows_of(export, tmp_path) for export in exports)
    assert first.equals(second)
    assert (first["DAYOFWK"] == "9").any()


def test_values_are_those_that_pyreadstat_reads(tmp_path):
    frame = pd.DataFrame({"N": [1.5, -99.0, 12345.678, None], "T": ["a", "een", "", "x y"]})
    pyreadstat.write_por(frame, tmp_path / "2011.por", file_label="x", column_labels=["Number", "Text"])
    path = str(tmp_path / "2011.por")
    assert [(c.name, c.text, c.type) for c in describe([path]).columns] == [
        ("N", "Number", "number"),
        ("T", "Text", "text"),
    ]
    assert write([path], str(tmp_path / "rows"), [(2, "T", "T"), (1, "N", "N")]) == 4
    rows = pd.read_parquet(tmp_path / "rows").fillna("-")
    assert rows["N"].tolist() == ["1.5", "-99", "12345.678", "-"]
    assert rows["T"].tolist() == ["a", "een", "-", "x y"]


def test_a_file_without_cases_is_refused(tmp_path):
    pyreadstat.write_por(pd.DataFrame({"N": pd.Series([], dtype=float)}), tmp_path / "2011.por")
    with pytest.raises(ExportError, match="no respondents"):
        describe([str(tmp_path / "2011.por")])
