"""What the disk refuses, in words."""

import errno
import os

import duckdb
import pytest

from pipeline.errors import PublicationError
from pipeline.storage.failures import said_in_words


def failing(folder, error):
    with said_in_words("s:2012", folder):
        raise error


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "the disk is full: make room and run again"),
        (errno.EROFS, "the disk is read-only: make it writable and run again"),
        (errno.EACCES, "this user may not: correct the permissions and run again"),
        (errno.EIO, "Input/output error: correct that and run again"),
    ],
)
def test_the_message_says_where_what_and_what_to_do(folder, number, advice):
    with pytest.raises(PublicationError) as caught:
        failing(folder, OSError(number, os.strerror(number), "/data/processed/x"))
    assert str(caught.value) == f"s:2012: /data/processed/x: {advice}; what was published stands."


def test_what_duckdb_says_about_files_is_told_with_the_folder(folder):
    with pytest.raises(PublicationError, match=rf"s:2012: below {folder.processed}: .*No space left"):
        failing(folder, duckdb.IOException("Could not write: No space left on device"))


def test_a_defect_of_ours_stays_what_it_is(folder):
    for error in (AssertionError("two rows"), duckdb.BinderException("no column")):
        with pytest.raises(type(error)):
            failing(folder, error)
