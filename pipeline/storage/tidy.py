"""What nobody needs any more: leavings of runs that were killed, old snapshots, old generations.

Everything here runs under the publication lock, before a new snapshot is made, so that a disk that is
full gets room first and a publication that succeeded is never reported as failed. No clock decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES, Generation
from pipeline.storage.links import remove, retire
from pipeline.storage.manifest import Manifest
from pipeline.storage.reader_lock import unread
from pipeline.storage.snapshot_tree import KEPT_SNAPSHOTS


def tidy(folder: DataFolder, published: Manifest, incoming: Mapping[str, str | None]) -> None:
    """Removes old snapshots, and of the waves in `incoming` what will not be published again.

    `incoming`: key -> the generation that is about to be published; None where it is not made yet, or none is.
    """
    _clear_snapshots(folder, published.number)
    for key, hash_ in incoming.items():
        study, wave = key.split(":")
        clear_other_stagings(folder, study, wave, hash_)
        kept = {hash_, *published.history.get(key, ()), published.generations.get(key)}
        for private in SIDES:
            for path in _children(folder.generations(private=private) / study / wave):
                _clear_generation(Generation(folder, study, wave, _hash(path)), path, kept)


def clear_other_stagings(folder: DataFolder, study: str, wave: str, hash_: str | None) -> None:
    """Removes what other inputs of this wave left staged: it could not be published any more."""
    for private in SIDES:
        for path in _children(folder.generations(private=private) / study / wave):
            if path.name.endswith(".staged") and _hash(path) != hash_:
                Generation(folder, study, wave, _hash(path)).clear_staged()


def _clear_snapshots(folder: DataFolder, current: int) -> None:
    public, private = (folder.snapshots(private=side) for side in (False, True))
    for path in _children(public):
        if not path.name.isdigit() or int(path.name) > current:
            remove(path)
        elif int(path.name) <= current - KEPT_SNAPSHOTS:
            with unread(path) as is_free:
                if is_free:
                    retire(path)
    for path in _children(private):
        if not (public / path.name).is_dir():
            remove(path)


def _clear_generation(generation: Generation, path: Path, kept: Set[str | None]) -> None:
    if path.name.endswith(".retired"):
        remove(path)
    elif path.name.endswith(".completing"):
        generation.clear_completing()  # what spans a study is made ahead of its publication, without this lock
    elif path.name.endswith(".staged"):
        if generation.is_whole:
            generation.clear_staged()
    elif path.name not in kept:
        generation.retire()


def _hash(path: Path) -> str:
    """The generation that a folder is of: staged, half removed or whole."""
    return path.name.removeprefix(".").partition(".")[0]


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
