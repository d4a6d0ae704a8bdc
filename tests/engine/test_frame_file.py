"""A frame as a Parquet file: types by the contract, the order of its key, and one row a key."""

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.contract import Column, Table
from pipeline.engine.frame_file import write_frame

DRAWN = Table(
    "drawn",
    "score",
    "One row per name",
    tuple(
        Column(name, type_, "")
        for name, type_ in {
            "study": "VARCHAR",
            "wave": "VARCHAR",
            "name": "VARCHAR",
            "count": "BIGINT",
            "share": "DOUBLE",
            "is_kept": "BOOLEAN",
        }.items()
    ),
    ("study", "wave", "name"),
)


def written(frame, to):
    write_frame(frame, DRAWN, to, study="s", wave="w")
    return duckdb.sql(f"SELECT * FROM read_parquet('{to}')")


def test_values_have_the_contracts_types_and_stand_in_the_order_of_the_key(tmp_path):
    frame = pd.DataFrame(
        {"name": ["é", "b", None, "B"], "count": [1.0, np.nan, 3.0, 4.0], "share": [0.5, np.nan, 1.0, 2.5]}
    )
    found = written(frame.assign(is_kept=[True, None, False, None], other=0), tmp_path / "drawn.parquet")
    assert [str(type_) for type_ in found.types] == list(DRAWN.types.values())
    assert found.fetchall() == [
        ("s", "w", "B", 4, 2.5, None),
        ("s", "w", "b", None, None, None),
        ("s", "w", "é", 1, 0.5, True),
        ("s", "w", None, 3, 1.0, False),
    ]


def test_a_column_that_the_frame_lacks_is_null_and_a_frame_without_rows_keeps_its_types(tmp_path):
    assert written(pd.DataFrame({"name": ["a"]}), tmp_path / "one.parquet").fetchall() == [
        ("s", "w", "a", None, None, None)
    ]
    none = written(pd.DataFrame(), tmp_path / "none.parquet")
    assert none.fetchall() == []
    assert [str(type_) for type_ in none.types] == list(DRAWN.types.values())


def test_the_same_rows_in_another_order_are_the_same_bytes(tmp_path):
    frame = pd.DataFrame({"name": list("abc"), "count": [1, 2, 3]})
    written(frame, tmp_path / "one.parquet")
    written(frame.iloc[::-1], tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_two_rows_with_one_key_are_a_defect(tmp_path):
    with pytest.raises(AssertionError, match=r"drawn: two rows have one key.*'name': 'a'"):
        written(pd.DataFrame({"name": ["a", "b", "a"]}), tmp_path / "drawn.parquet")


def test_an_infinite_number_is_a_defect(tmp_path):
    frame = pd.DataFrame({"name": ["a", "b"], "share": [0.5, float("-inf")]})
    with pytest.raises(AssertionError, match=r"drawn: share is infinite: .*'name': 'b'"):
        written(frame, tmp_path / "drawn.parquet")


def test_a_value_of_another_type_is_a_defect(tmp_path):
    with pytest.raises(pa.ArrowInvalid):
        written(pd.DataFrame({"name": ["a"], "count": [1.5]}), tmp_path / "drawn.parquet")
