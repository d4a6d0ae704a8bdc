"""Readers hold the snapshot they read, so that it stays however many are published meanwhile."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.storage.folder import DataFolder

HELD = "manifest.json"


@contextmanager
def current_snapshot(folder: DataFolder) -> Iterator[Path | None]:
    """The snapshot that is current now, held for the length of the block; None where nothing is published.

    Asks for no right to write: a lock that the kernel forgets with its reader.
    """
    handle, snapshot = _hold_current(folder)
    try:
        yield snapshot
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def unread(snapshot: Path) -> Iterator[bool]:
    """Whether nobody holds a snapshot; a reader that comes during the block waits, then looks again."""
    handle = os.open(snapshot / HELD, os.O_RDONLY)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _hold_current(folder: DataFolder) -> tuple[int | None, Path | None]:
    while True:
        try:
            snapshot = folder.processed / os.readlink(folder.current)
        except FileNotFoundError:
            return None, None
        try:
            handle = os.open(snapshot / HELD, os.O_RDONLY)
        except FileNotFoundError:
            if not _is_current(folder, snapshot):
                continue  # it was replaced while we looked
            return None, None
        fcntl.flock(handle, fcntl.LOCK_SH)
        if (snapshot / HELD).exists():
            return handle, snapshot
        os.close(handle)


def _is_current(folder: DataFolder, snapshot: Path) -> bool:
    try:
        return folder.processed / os.readlink(folder.current) == snapshot
    except FileNotFoundError:
        return False


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
