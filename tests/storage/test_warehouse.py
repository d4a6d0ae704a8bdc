"""The warehouse holds what the Parquet files hold, whatever it was patched from."""

from dataclasses import replace

import duckdb
import pytest

from pipeline.contract import TABLES
from pipeline.storage import warehouse as module
from pipeline.storage.lock import publication_lock
from pipeline.storage.manifest import current_manifest
from pipeline.storage.publish import commit
from tests.storage.tiny import across, arrived_and_published


def rows(folder, query="SELECT study, wave, item FROM rates ORDER BY ALL"):
    with duckdb.connect(folder.processed / "warehouse.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


def spoil(folder, *statements):
    with duckdb.connect(folder.current.resolve() / "warehouse.duckdb") as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_corrected_wave_replaces_its_rows_and_no_others(folder):
    for key, text in [("s:2011", "a"), ("s:2012", "b"), ("t:2012", "c"), ("s:2012", "d")]:
        arrived_and_published(folder, key, text)
    assert rows(folder) == [("s", "2011", "a"), ("s", "2012", "d"), ("t", "2012", "c")]


def test_every_published_table_is_there_with_its_columns_and_no_private_one(folder):
    arrived_and_published(folder, "s:2012", "x")
    with duckdb.connect(folder.processed / "warehouse.duckdb", read_only=True) as connection:
        found = {
            name: connection.table(name).columns for (name,) in connection.execute("SHOW TABLES").fetchall()
        }
    assert found == {name: list(table.types) for name, table in TABLES.items() if not table.is_private}


def test_the_previous_one_is_patched_and_not_made_again(folder, monkeypatch):
    arrived_and_published(folder, "s:2012", "x")
    monkeypatch.setattr(module, "_make_anew", None)
    arrived_and_published(folder, "s:2013", "y")
    assert len(rows(folder)) == 2


@pytest.mark.parametrize(
    "change",
    [
        ["ALTER TABLE rates DROP COLUMN letters"],
        ["ALTER TABLE rates ADD COLUMN extra INTEGER"],
        ["ALTER TABLE rates ALTER share TYPE VARCHAR"],
        ["DROP TABLE rates", "CREATE TABLE old_rates (x INTEGER)"],
    ],
)
def test_a_table_that_older_code_made_is_made_again_with_all_waves(folder, change):
    arrived_and_published(folder, "s:2011", "a")
    spoil(folder, *change)
    arrived_and_published(folder, "s:2012", "b")
    assert rows(folder) == [("s", "2011", "a"), ("s", "2012", "b")]
    assert ("old_rates",) not in rows(folder, "SHOW TABLES")


def test_one_that_cannot_be_read_is_made_again(folder):
    arrived_and_published(folder, "s:2011", "a")
    (folder.current.resolve() / "warehouse.duckdb").write_bytes(b"of another version")
    arrived_and_published(folder, "s:2012", "b")
    assert rows(folder) == [("s", "2011", "a"), ("s", "2012", "b")]


def test_a_file_of_older_code_may_lack_a_column_and_hold_another(folder, tmp_path):
    arrived_and_published(folder, "s:2012", "x")
    old = tmp_path / "old.parquet"
    duckdb.sql("SELECT 's' AS study, '2010' AS wave, 'a' AS item, 1 AS gone, 'low' AS share").write_parquet(
        str(old)
    )
    with duckdb.connect() as connection:
        module._make_anew(connection, tmp_path, TABLES["rates"])
        module._insert(connection, TABLES["rates"], [old])
        assert connection.execute("SELECT wave, item, share, letters FROM rates").fetchall() == [
            ("2010", "a", None, None)
        ]


def test_a_withdrawn_wave_is_out_of_it(folder):
    for wave in ("2011", "2012"):
        arrived_and_published(folder, f"s:{wave}", wave)
    with publication_lock(folder):
        before = current_manifest(folder)
        kept = {key: hash_ for key, hash_ in before.generations.items() if key != "s:2011"}
        commit(folder, before, replace(before, generations=kept), across=across)
    assert rows(folder) == [("s", "2012", "2012")]
