import datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ExportError
from pipeline.ingest import parquet_file
from pipeline.ingest.parquet_file import describe, write

TABLE = pa.table(
    {
        "whole": [1, None, 3],
        "part": [1.0, 2.5, None],
        "short": pa.array([1.1, 2.0, 3.0], type=pa.float32()),
        "word": pa.array(["a", "b", "a"]).dictionary_encode(),
        "on": [datetime.date(2012, 6, 18), None, datetime.date(2012, 6, 19)],
        "at": [datetime.datetime(2012, 6, 18, 9, 0, 0), None, datetime.datetime(2012, 6, 19)],
        "which": [["fb", "tw"], [], None],
        "is_user": [True, False, None],
    }
)


def written(folder):
    pq.write_table(TABLE, folder / "2012.parquet", row_group_size=2)
    return [str(folder / "2012.parquet")]


def test_types_are_those_of_questions(tmp_path):
    found = describe(written(tmp_path))
    assert found.rows == 3
    assert [column.type for column in found.columns] == [
        "number", "number", "number", "text", "date", "datetime", "multiple", "text",
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [2, 100])
def test_values_are_written_plainly(tmp_path, monkeypatch, rows):
    monkeypatch.setattr(parquet_file, "rows_per_group", lambda width: rows)
    columns = [(at, name, name) for at, name in enumerate(TABLE.column_names, 1)]
    assert write(written(tmp_path), str(tmp_path / "rows"), columns) == 3
    cells = pd.read_parquet(tmp_path / "rows").fillna("-").drop(columns="source_row").to_numpy().tolist()
    assert cells == [
        ["1", "1", "1.1", "a", "2012-06-18", "2012-06-18 09:00:00", "fb;tw", "true"],
        ["-", "2.5", "2", "b", "-", "-", ";", "false"],
        ["3", "-", "3", "a", "2012-06-19", "2012-06-19 00:00:00", "-", "-"],
    ]


def test_a_file_that_was_cut_off_is_refused(tmp_path):
    (path,) = written(tmp_path)
    whole = (tmp_path / "2012.parquet").read_bytes()
    (tmp_path / "2012.parquet").write_bytes(whole[:-10])
    with pytest.raises(ExportError, match="cut off"):
        describe([path])
