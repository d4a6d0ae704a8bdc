"""The few lines in front of DuckDB."""

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from pipeline.engine import Engine
from pipeline.engine.duck import statement
from tests.drawn import table

TYPES = {"item": "VARCHAR", "share": "DOUBLE", "unweighted_base": "BIGINT"}


@pytest.fixture
def engine():
    with Engine(threads=2) as engine:
        yield engine


@pytest.fixture
def rates():
    return table("""
        item     | share | unweighted_base
        ---------+-------+----------------
        uses     | 0.25  | 12
        platform |       |
        """)


def sql(tmp_path, text):
    file = tmp_path / "statement.sql"
    file.write_text(text)
    return file


def test_a_missing_number_is_null_of_its_type(engine, rates):
    engine.table("rates", rates.assign(share=[0.25, np.nan]), TYPES)
    found = engine.connection.execute("SELECT share, unweighted_base FROM rates ORDER BY item").fetchall()
    assert found == [(None, None), (0.25, 12)]
    assert engine.connection.table("rates").types == ["VARCHAR", "DOUBLE", "BIGINT"]


def test_a_column_without_any_value_has_its_type(engine):
    engine.table("rates", pd.DataFrame({"item": ["a"], "share": None, "unweighted_base": None}), TYPES)
    assert engine.connection.table("rates").types == ["VARCHAR", "DOUBLE", "BIGINT"]


def test_a_statement_reads_values_and_fixed_names(engine, rates, tmp_path):
    engine.table("rates", rates, TYPES)
    engine.view("cells", "rates", {"option": "upper(item)", "base": "unweighted_base"})
    file = sql(tmp_path, "-- name: found\nselect option from cells where base = $base;\n")
    assert engine.run(file, base=12)["option"].tolist() == ["USES"]
    engine.create("kept", file, base=12)
    engine.append("kept", "cells", {"option": "lower(option)"})
    assert sorted(engine.connection.execute("FROM kept").fetchall()) == [("USES",), ("platform",), ("uses",)]
    assert statement(file).endswith("$base")


def test_rows_are_written_in_the_order_of_their_key(engine, rates, tmp_path):
    engine.table("rates", rates, TYPES)
    to = tmp_path / "rates.parquet"
    assert engine.write("rates", to, order_by=("item",)) == 2
    engine.view("stored", to)
    assert engine.connection.execute("SELECT item FROM stored").fetchall() == [("platform",), ("uses",)]


def test_a_key_that_stands_twice_is_never_written(engine, rates, tmp_path):
    engine.table("rates", pd.concat([rates, rates]), TYPES)
    with pytest.raises(AssertionError, match="two rows have one key"):
        engine.write("rates", tmp_path / "rates.parquet", order_by=("item",))
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_fit_spills_where_only_the_owner_reads(engine):
    folder = Path(engine.connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0])
    assert folder.stat().st_mode & 0o777 == 0o700
    engine.close()
    assert not folder.exists()


def test_an_enum_keeps_the_order_of_its_members(engine):
    type_ = engine.enum(["it's", "b", "a"])
    found = engine.connection.execute(
        f"SELECT enum_code('a'::{type_}), enum_code('it''s'::{type_})"
    ).fetchall()
    assert found == [(2, 0)]


def test_a_macro_is_an_expression_by_name(engine):
    engine.macro("twice", ("x",), "2 * x")
    assert engine.connection.execute("SELECT twice(21)").fetchall() == [(42,)]


def test_engines_beside_one_another_do_not_see_each_others_relations():
    with Engine(spill="") as first, Engine(beside=first) as second:
        for engine, members in ((first, "a"), (second, "b")):
            engine.table("seen", pd.DataFrame({"x": [members]}), {"x": "VARCHAR"})
            assert engine.enum([members]) == '"enum 0"'
        assert [
            engine.connection.execute('SELECT x::"enum 0" FROM seen').fetchall() for engine in (first, second)
        ] == [[("a",)], [("b",)]]
    with Engine(spill="") as first:
        with Engine(beside=first) as second:
            second.table("seen", pd.DataFrame({"x": [1]}), {"x": "BIGINT"})
        with Engine(beside=first) as third, pytest.raises(duckdb.CatalogException, match="seen"):
            third.connection.execute("FROM seen")
