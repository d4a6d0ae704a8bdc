import pandas as pd
import pyarrow as pa

from pipeline.ingest.batches import rows_per_group, write_batches


def test_rows_are_numbered_on_through_the_batches(tmp_path):
    batches = iter([[pa.array(["a", None])], [pa.array(["c"])]])
    assert write_batches(["x"], batches, tmp_path / "rows") == 3
    rows = pd.read_parquet(tmp_path / "rows")
    assert rows["source_row"].tolist() == [1, 2, 3]
    assert rows["x"].fillna("-").tolist() == ["a", "-", "c"]


def test_no_rows_are_no_error_here(tmp_path):
    assert write_batches(["x"], iter([]), tmp_path / "rows") == 0


def test_a_very_wide_table_has_small_row_groups():
    assert rows_per_group(60) > 100_000
    assert rows_per_group(50_000) == 160
