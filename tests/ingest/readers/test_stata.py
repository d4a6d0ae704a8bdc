import pandas as pd
import pytest

from pipeline.ingest.read import read_export
from tests.exported import cells_of, rows_of
from tests.shared_data import shared_data


def test_extended_missing_values_stay_cells(tmp_path):
    export = read_export(shared_data("stata/extended-missing.dta"))
    assert export.column("var1").values == ((".a", "missing"),)
    assert rows_of(export, tmp_path).to_numpy().tolist() == [
        [1, ".a", ".b", ".c", ".x", ".y", ".z", None, None, "1"]
    ]


@pytest.mark.parametrize("version", [114, 117, 118, 119])
def test_every_release_is_known(tmp_path, version):
    frame = pd.DataFrame({"id": [1, 2], "on": pd.to_datetime(["2012-06-18", None]), "open": ["a", ""]})
    path = tmp_path / "2012.export"
    frame.to_stata(path, write_index=False, version=version, convert_dates={"on": "td"})
    assert read_export(path).format == "stata"
    assert cells_of(path, tmp_path) == [["1", "2012-06-18", "a"], ["2", None, None]]
