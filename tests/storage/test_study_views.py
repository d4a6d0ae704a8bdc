"""A study's schema: each view reads what those before it made."""

import duckdb
import pytest

from pipeline.storage.generation import Generation
from pipeline.storage.study_views import study_views
from tests.storage.tiny import write_tables


@pytest.fixture
def waves(folder):
    found = [Generation(folder, "kpmg-social", wave, "abc") for wave in ("2011", "2012")]
    for wave in found:
        write_tables(wave, f"in {wave.wave}")
    return found


def test_every_private_table_has_a_view_over_all_waves(waves):
    with duckdb.connect() as connection:
        connection.execute('CREATE SCHEMA "kpmg-social"')
        views = study_views(connection, "kpmg-social", waves)
        for name, statement in views.items():
            connection.execute(f'CREATE VIEW "kpmg-social".{name} AS {statement}')
            found = connection.execute(
                f'SELECT DISTINCT wave FROM "kpmg-social".{name} ORDER BY ALL'
            ).fetchall()
            assert found == [("2011",), ("2012",)], name
    assert sorted(views) == sorted(
        ["export_rows", "responses", "answers", "missing_answers", "respondents", "scores", "weights"]
    )


def test_an_item_that_any_wave_asked_in_words_is_a_value(waves):
    """`choice` is an item of tiny waves; as their table `items` calls it `text` it is one."""
    file = waves[1].tables.path("items")
    duckdb.sql(f"SELECT * REPLACE ('choice' AS item, 'text' AS type) FROM '{file}'").write_parquet(
        f"{file}.new"
    )
    file.unlink()
    file.with_name("items.parquet.new").rename(file)
    with duckdb.connect() as connection:
        statement = study_views(connection, "kpmg-social", waves)["answers"]
    branch = next(branch for branch in statement.split(" UNION ALL ") if "'choice' AS item" in branch)
    assert "NULL::VARCHAR AS option" in branch
