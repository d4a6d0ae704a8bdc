"""The engine of the checks."""

from pipeline.checks.looking import checking_engine
from pipeline.engine import Tables
from pipeline.engine.tables import SMALL


def tables_of(folder, bytes):
    """The tables of a wave whose rows take so many bytes."""
    folder.joinpath(f"{bytes}.parquet").write_bytes(b" " * bytes)
    return Tables("study", "2012", lambda _: folder / f"{bytes}.parquet", lambda _: folder)


def test_checks_of_small_waves_share_one_engine(tmp_path):
    assert checking_engine(tables_of(tmp_path, 10)) is checking_engine(tables_of(tmp_path, 20))
    assert checking_engine(tables_of(tmp_path, SMALL)) is not checking_engine(tables_of(tmp_path, 10))
