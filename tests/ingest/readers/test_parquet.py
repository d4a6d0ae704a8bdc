from pipeline.ingest.read import read_export
from tests.exported import rows_of
from tests.shared_data import shared_data


def test_a_typed_table_becomes_text(tmp_path):
    export = read_export(shared_data("parquet/household-sample.parquet"))
    assert (export.format, len(export.columns)) == ("parquet", 16)
    assert export.column("hhsize").type == "number"
    rows = rows_of(export, tmp_path)
    assert len(rows) == 825
    assert rows["hhsize"].tolist()[:3] == ["2", "2", "3"]
