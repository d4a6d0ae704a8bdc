"""Respondents in slices: the rows alone decide about the bytes."""

import duckdb
import pytest

from pipeline.engine.slices import ROW_GROUP_SIZE, write_slices

ROWS = 2 * ROW_GROUP_SIZE + 1000


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE answers AS SELECT 's' AS study, '1' AS wave, i AS source_row, "
            f"CASE WHEN i % 3 > 0 THEN 'o' || i % 5 END AS sector, [i % 2, 1]::VARCHAR[] AS uses "
            f"FROM range(1, {ROWS + 1}) rows(i)"
        )
        yield connection


def test_neither_threads_nor_slices_nor_the_order_of_the_rows_change_a_byte(connection, tmp_path):
    written = []
    for threads, rows, order in [(1, ROW_GROUP_SIZE, "1"), (2, 4 * ROW_GROUP_SIZE, "hash(source_row)")]:
        connection.execute(f"SET threads = {threads}")
        connection.execute(f"CREATE OR REPLACE TABLE shuffled AS FROM answers ORDER BY {order}")
        to = tmp_path / f"{threads}.parquet"
        assert write_slices(connection, "shuffled", to, rows=rows) == ROWS
        written.append(to.read_bytes())
    assert written[0] == written[1]


def test_rows_stand_in_the_order_of_the_export_with_their_types(connection, tmp_path):
    to = tmp_path / "answers.parquet"
    write_slices(connection, "answers", to)
    relation = connection.read_parquet(str(to))
    assert [str(type_) for type_ in relation.types] == [
        "VARCHAR",
        "VARCHAR",
        "BIGINT",
        "VARCHAR",
        "VARCHAR[]",
    ]
    assert relation.project("source_row").fetchall() == [(row,) for row in range(1, ROWS + 1)]


def test_a_table_without_rows_has_its_columns(connection, tmp_path):
    connection.execute("CREATE TABLE nobody AS FROM answers LIMIT 0")
    to = tmp_path / "nobody.parquet"
    assert write_slices(connection, "nobody", to) == 0
    assert connection.read_parquet(str(to)).columns == ["study", "wave", "source_row", "sector", "uses"]


def test_a_row_of_the_export_stands_once(connection, tmp_path):
    connection.execute("INSERT INTO answers FROM answers WHERE source_row = 7")
    with pytest.raises(AssertionError, match="two rows have one source_row"):
        write_slices(connection, "answers", tmp_path / "doubled.parquet")
