"""Tables of a wave: there whole, or not there."""

import pandas as pd
import pytest

from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.engine.tables import together
from pipeline.errors import PublicationError
from tests.drawn import table


@pytest.fixture
def tables(tmp_path):
    def place(name):
        return tmp_path / f"{name}.parquet"

    return Tables("kpmg", "2012", place, place)


def test_a_saved_table_has_the_columns_and_types_of_its_contract(tables):
    tables.save("scores", table("""
        source_row | respondent_id | score | value
        -----------+---------------+-------+------
        2          | b             | reach | 1.5
        1          | a             | reach |
        """))  # fmt: skip
    found = tables.load("scores")
    assert list(found.columns) == list(TABLES["scores"].types)
    assert found[["study", "wave", "source_row"]].values.tolist() == [
        ["kpmg", "2012", 1],
        ["kpmg", "2012", 2],
    ]
    assert found["value"].isna().tolist() == [True, False]
    assert tables.rows("scores") == 2
    assert tables.columns("scores").column("value").to_pylist() == [None, 1.5]


def test_writing_that_fails_leaves_what_was_there(tables, tmp_path):
    tables.save("scores", pd.DataFrame({"source_row": [1], "respondent_id": "a", "score": "s"}))
    before = tables.path("scores").read_bytes()
    with pytest.raises(ZeroDivisionError):
        fail_halfway(tables)
    assert tables.path("scores").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["scores.parquet"]


def fail_halfway(tables):
    with tables.writing("scores") as aside:
        aside.write_bytes(b"half")
        raise ZeroDivisionError


def test_a_table_that_is_not_there_is_named_with_its_stage(tables):
    with pytest.raises(
        PublicationError, match=r"kpmg:2012: there is no table 'rates'.*'tabulate' has not run"
    ):
        tables.load("rates")


def test_scratch_is_gone_when_the_block_ends(tables, tmp_path):
    with tables.scratch() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "frame.parquet").write_bytes(b"respondents")
    assert list(tmp_path.iterdir()) == []


def test_frames_together_have_their_columns_even_without_a_row():
    assert list(together([], "trends").columns) == list(TABLES["trends"].types)
    two = together([pd.DataFrame({"item": ["a"]}), pd.DataFrame(), pd.DataFrame({"item": ["b"]})], "trends")
    assert two["item"].tolist() == ["a", "b"]
