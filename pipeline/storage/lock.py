"""One publisher at a time; the kernel frees the lock when its holder dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.storage.folder import DataFolder


@contextmanager
def publication_lock(folder: DataFolder) -> Iterator[None]:
    """Held while a snapshot is made and `current` is moved; others wait."""
    folder.prepare()
    with (folder.processed / ".publication.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
