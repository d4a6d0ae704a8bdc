"""Several files of a wave change at once: what is decided is written down first, whoever comes next finishes it.

The new files lie together in a hidden folder beside the exports. Its name is given in one step, and from then on
the wave is not read until all of them have their place and those that they replace are gone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.storage.discover import SWITCHING
from pipeline.storage.folder import DataFolder
from pipeline.storage.lock import publication_lock
from pipeline.storage.on_disk import sync

GONE = ".gone"  # the names of files that nothing replaces, a line each


def decide(staged: Path, study: Path, wave: str, *, gone: Iterable[str]) -> Path:
    """Gives the folder `staged`, beside the exports, the name that makes it the wave's. Call under the lock."""
    with (staged / GONE).open("w", encoding="utf-8") as file:
        file.write("".join(f"{name}\n" for name in gone))
        file.flush()
        os.fsync(file.fileno())
    sync(staged)
    decided = staged.rename(study / f"{SWITCHING}{wave}")
    sync(study)
    return decided


def carry_out(decided: Path) -> tuple[Path, ...]:
    """Moves what is left in the folder to its place; it does not matter how often this was begun. Under the lock."""
    study = decided.parent
    listed = decided / GONE
    gone = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    arriving = sorted(path for path in decided.iterdir() if path.name != GONE)
    placed = tuple(path.replace(study / path.name) for path in arriving)
    for name in gone:
        (study / name).unlink(missing_ok=True)
    sync(study)
    listed.unlink(missing_ok=True)
    decided.rmdir()
    return placed


def finish_switches(folder: DataFolder) -> tuple[Path, ...]:
    """Carries out what somebody decided and did not live to finish. Returns the files that arrived."""
    if not any(folder.raw.glob(f"*/{SWITCHING}*")):
        return ()
    with publication_lock(folder):
        left = sorted(path for path in folder.raw.glob(f"*/{SWITCHING}*") if path.is_dir())
        return tuple(path for decided in left for path in carry_out(decided))
