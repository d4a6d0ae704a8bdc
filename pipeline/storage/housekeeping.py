"""What killed runs leave behind, removed once it is old."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES, Generation
from pipeline.storage.links import remove
from pipeline.storage.lock import publication_lock


def remove_leftovers(folder: DataFolder, *, older_than_seconds: float) -> tuple[Path, ...]:
    """Removes what has been staged and not touched for so long; nothing that a run is working on.

    What is published, and every whole generation, stays. Returns what was removed.
    """
    limit = time.time() - older_than_seconds
    stale = [path for path in _leftovers(folder) if _newest(path) < limit]
    with publication_lock(folder):
        for path in stale:
            if path.name.endswith(".staged") and "generations" in path.parts[-4:]:
                study, wave, hash_ = path.parts[-3], path.parts[-2], path.name[1:].removesuffix(".staged")
                Generation(folder, study, wave, hash_).clear_staged()  # unless a run works on it
            elif path.is_dir():
                remove(path)
            else:
                path.unlink(missing_ok=True)
    return tuple(path for path in stale if not path.exists())


def _leftovers(folder: DataFolder) -> Iterator[Path]:
    """Whatever has the name of something half made; the lock keeps those from being made meanwhile."""
    for private in SIDES:
        for ending in ("staged", "completing", "retired"):
            yield from folder.generations(private=private).glob(f"*/*/.*.{ending}")
        for ending in ("staged", "retired"):
            yield from folder.snapshots(private=private).glob(f".*.{ending}")
    for root in (folder.processed, folder.private):
        for ending in ("tmp", "pointing"):
            yield from root.glob(f".*.{ending}")
    yield from (folder.processed / "trials").glob(".trial-*")
    yield from folder.private.glob(".trial-*")
    yield from folder.raw.glob("*/.adding-*")  # of `survey add`


def _newest(path: Path) -> float:
    """When anything in it was last changed; a file that goes away while looking does not count."""
    times = [path.lstat().st_mtime]
    for inside in path.rglob("*") if path.is_dir() else ():
        try:
            times.append(inside.lstat().st_mtime)
        except FileNotFoundError:
            continue
    return max(times)
