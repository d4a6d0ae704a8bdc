"""The place of a table's file is part of the contract with other programs."""

from pathlib import Path

from pipeline.storage.table_part import table_part


def test_a_part_stands_below_its_table_study_and_wave():
    found = table_part(Path("/data/processed/current"), "rates", "kpmg-social", "2012")
    assert str(found) == "/data/processed/current/tables/rates/study=kpmg-social/wave=2012/part.parquet"
