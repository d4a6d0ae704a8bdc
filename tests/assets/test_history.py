"""What keeps Dagster from writing its history is said in words."""

import errno
import os
import sqlite3
from types import SimpleNamespace

import pytest
import sqlalchemy

from assets.history import history_in_words
from pipeline.errors import PublicationError


def failing(home, error):
    with history_in_words(home):
        raise error


def database_says(words: str) -> sqlalchemy.exc.OperationalError:
    return sqlalchemy.exc.OperationalError("INSERT", {}, sqlite3.OperationalError(words))


@pytest.mark.parametrize(
    ("free", "flags", "advice"),
    [
        (100, 0, "the disk is full: make room and run again"),
        (10**9, os.ST_RDONLY, "the disk is read-only: make it writable and run again"),
        (10**9, 0, "disk I/O error: correct that and run again"),
    ],
)
def test_a_database_that_cannot_be_written_is_told_with_what_is_wrong_with_its_disk(
    tmp_path, monkeypatch, free, flags, advice
):
    disk = SimpleNamespace(f_bavail=free, f_frsize=1, f_flag=flags)
    monkeypatch.setattr(os, "statvfs", lambda path: disk)
    with pytest.raises(PublicationError) as caught:
        failing(tmp_path, database_says("disk I/O error"))
    assert str(caught.value) == f"Dagster's history, {tmp_path}: {advice}; what was published stands."


def test_a_folder_that_cannot_be_made_is_told_with_its_name(tmp_path):
    with pytest.raises(PublicationError, match="/data/processed/dagster: this user may not"):
        failing(tmp_path, OSError(errno.EACCES, "Permission denied", "/data/processed/dagster"))


def test_a_defect_of_ours_stays_what_it_is(tmp_path):
    with pytest.raises(KeyError):
        failing(tmp_path, KeyError("x"))
