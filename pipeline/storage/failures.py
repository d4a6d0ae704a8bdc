"""What the disk refuses, in words: where, and what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import PublicationError
from pipeline.storage.folder import DataFolder

ADVICE = {
    errno.ENOSPC: "the disk is full: make room",
    errno.EDQUOT: "the disk quota is used up: make room",
    errno.EROFS: "the disk is read-only: make it writable",
    errno.EACCES: "this user may not: correct the permissions",
    errno.EPERM: "this user may not: correct the permissions",
}


@contextmanager
def said_in_words(key: str, folder: DataFolder) -> Iterator[None]:
    """Turns what the operating system or DuckDB says about files into a PublicationError about `key`."""
    try:
        yield
    except OSError as error:
        what = ADVICE.get(error.errno or 0, f"{error.strerror or error}: correct that")
        raise PublicationError(_message(key, f"{error.filename or folder.processed}: {what}")) from error
    except Exception as error:
        if not _is_about_files(error):
            raise
        raise PublicationError(_message(key, f"below {folder.processed}: {error}. Correct that")) from error


def _is_about_files(error: Exception) -> bool:
    import duckdb

    return isinstance(error, duckdb.IOException)


def _message(key: str, what: str) -> str:
    return f"{key}: {what} and run again; what was published stands."
