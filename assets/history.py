"""What keeps Dagster from writing its own history (a full disk, a read-only one), in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy

from pipeline.errors import PublicationError
from pipeline.storage.failures import ADVICE

LITTLE_BYTES = 4_000_000  # less than a run's own history takes


@contextmanager
def history_in_words(home: Path) -> Iterator[None]:
    """Turns what the operating system or the database says about the history in `home` into a PublicationError."""
    try:
        yield
    except OSError as error:
        advice = ADVICE.get(error.errno or 0, f"{error.strerror or error}: correct that")
        raise PublicationError(_message(error.filename or home, advice)) from error
    except sqlalchemy.exc.OperationalError as error:
        raise PublicationError(_message(home, _advice(home) or f"{error.orig}: correct that")) from error


def _advice(home: Path) -> str:
    """What is wrong with the disk of a folder; "" where nothing is to be seen."""
    disk = os.statvfs(home)
    if disk.f_flag & os.ST_RDONLY:
        return "the disk is read-only: make it writable"
    return "the disk is full: make room" if disk.f_bavail * disk.f_frsize < LITTLE_BYTES else ""


def _message(where: object, what: str) -> str:
    return f"Dagster's history, {where}: {what} and run again; what was published stands."
