"""Where DuckDB puts what does not fit into memory: a folder an engine, that says whose it is."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

PREFIX = "survey-spill-"


def spill_folder() -> str:
    """A new folder that only its owner can read, named for this process."""
    return tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")


def remove_orphaned_spills() -> tuple[Path, ...]:
    """Removes our folders whose process was killed; what belongs to somebody else stays. Returns what was removed."""
    found = Path(tempfile.gettempdir()).glob(f"{PREFIX}*")
    orphaned = tuple(path for path in found if path.stat().st_uid == os.getuid() and _is_orphaned(path))
    for path in orphaned:
        shutil.rmtree(path)
    return orphaned


def _is_orphaned(path: Path) -> bool:
    process = re.match(rf"{PREFIX}(\d+)-", path.name)
    if not process:
        return False
    try:
        os.kill(int(process[1]), 0)
    except ProcessLookupError:
        return True
    return False
