"""Waves that hold their answers differently, read as one relation."""

import duckdb
import pytest

from pipeline.storage.wide_view import Wide, export_rows_view, united, wide_columns, wide_view

WAVES = {
    "2011": "SELECT '2011' AS wave, 1 AS source_row, 'fin' AS sector, 'a' AS uses, "
    "{'sector': NULL::VARCHAR} AS missing_reasons",
    "2012": "SELECT '2012' AS wave, 1 AS source_row, NULL::VARCHAR AS sector, ['a', 'b'] AS uses, "
    "7.5::DOUBLE AS likely, {'sector': 'refused', 'uses': NULL::VARCHAR} AS missing_reasons",
    "2013": "SELECT '2013' AS wave, 1 AS source_row, 'media' AS sector, NULL::VARCHAR AS uses, "
    "{'sector': NULL::VARCHAR} AS missing_reasons",
}


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        yield connection


def written(connection, folder, waves):
    files = {wave: folder / f"{wave}.parquet" for wave in waves}
    for wave, file in files.items():
        connection.execute(f"COPY ({waves[wave]}) TO '{file}' (FORMAT parquet)")
    return [(file, wide_columns(connection, file)) for file in files.values()]


def test_columns_and_reasons_are_told_apart(connection, tmp_path):
    ((_, wide),) = written(connection, tmp_path, {"2012": WAVES["2012"]})
    assert wide == Wide(
        {
            "wave": "VARCHAR",
            "source_row": "INTEGER",
            "sector": "VARCHAR",
            "uses": "VARCHAR[]",
            "likely": "DOUBLE",
        },
        ("sector", "uses"),
    )


def test_an_item_is_null_where_a_wave_lacks_it_and_a_list_where_one_wave_has_lists(connection, tmp_path):
    files = written(connection, tmp_path, WAVES)
    whole = united([wide for _, wide in files])
    assert connection.execute(f"{wide_view(files, whole)} ORDER BY wave").fetchall() == [
        ("2011", 1, "fin", ["a"], None, {"sector": None, "uses": None}),
        ("2012", 1, None, ["a", "b"], 7.5, {"sector": "refused", "uses": None}),
        ("2013", 1, "media", None, None, {"sector": None, "uses": None}),
    ]


def test_a_number_that_became_words_is_read_as_words(connection, tmp_path):
    files = written(connection, tmp_path, {"1": "SELECT 20.0::DOUBLE AS size", "2": "SELECT 'many' AS size"})
    whole = united([wide for _, wide in files])
    assert whole.columns == {"size": "VARCHAR"}
    assert sorted(connection.execute(wide_view(files, whole)).fetchall()) == [("20.0",), ("many",)]


def test_waves_alike_are_one_scan(connection, tmp_path):
    files = written(connection, tmp_path, WAVES)
    assert wide_view(files, united([wide for _, wide in files])).count("read_parquet") == 2


def test_exports_are_told_apart_by_wave_even_where_one_has_such_a_column(connection, tmp_path):
    held = written(
        connection,
        tmp_path,
        {"1": "SELECT 1 AS source_row, 'x' AS Q1", "2": "SELECT 1 AS source_row, 'y' AS Wave"},
    )
    view = export_rows_view("s", dict(zip(("2011", "2012"), held, strict=True)))
    found = connection.sql(f"{view} ORDER BY wave")
    assert found.columns == ["study", "wave", "source_row", "Q1", "Wave_in_export"]
    assert found.fetchall() == [("s", "2011", 1, "x", None), ("s", "2012", 1, None, "y")]
