"""What holds for every table there is."""

import duckdb
import pytest

from pipeline.contract import STAGES, TABLES, stored_tables

EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


@EVERY
def test_the_first_words_are_the_grain_and_the_key_are_columns(table):
    assert table.grain.startswith("One row per ")
    assert set(table.key) <= set(table.types)
    assert len(table.types) == len(table.columns)


@EVERY
def test_every_column_says_what_it_holds_and_has_a_type_that_duckdb_knows(table):
    assert all(column.description for column in table.columns)
    drawn = [f'NULL::{column.type} AS "{column.name}"' for column in table.columns]
    assert duckdb.sql(f"SELECT {', '.join(drawn)}").columns == list(table.types)


@EVERY
def test_a_table_is_of_a_stage_and_of_one_side(table):
    assert table.stage in STAGES
    assert table.is_private == (table.name in PRIVATE)


PRIVATE = {"export_rows", "respondents", "responses", "answers", "missing_answers", "scores", "weights"}


def test_tables_stand_in_the_order_of_their_stages():
    stages = [STAGES.index(table.stage) for table in TABLES.values()]
    assert stages == sorted(stages)


def test_every_table_is_stored_once_or_is_a_view():
    stored = [name for spans in ("wave", "study", "all") for name in stored_tables(spans=spans)]
    views = [table.name for table in TABLES.values() if table.is_view]
    assert views == ["answers", "missing_answers"]
    assert sorted([*stored, *views]) == sorted(TABLES)


OTHER_THINGS = {
    "columns",
    "replicates",
    "value",
    "weight",
}  # how many or which; a score's or an answer's; an effect's


def test_the_same_quantity_has_the_same_type_in_every_table():
    types = {}
    for table in TABLES.values():
        for column in table.columns:
            types.setdefault(column.name, set()).add(column.type)
    assert {name for name, found in types.items() if len(found) > 1} <= OTHER_THINGS


def test_a_stage_knows_what_it_writes():
    assert stored_tables(stage="ingest") == ("exports", "export_columns", "export_rows")
    assert "trends" not in stored_tables(stage="compare")
    assert stored_tables(spans="all") == ("pooled", "pooled_effects")
