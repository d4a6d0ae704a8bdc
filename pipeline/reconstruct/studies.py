"""The three exports and where they go."""

from __future__ import annotations

from pathlib import Path

from pipeline.reconstruct.insites_2011 import insites_2011
from pipeline.reconstruct.insites_2012 import insites_2012
from pipeline.reconstruct.kpmg_file import kpmg_2012

EXPORTS = {
    "kpmg-social/2012.csv": kpmg_2012,
    "insites-integration/2011.sav": insites_2011,
    "insites-integration/2012.csv": insites_2012,
}


def reconstruct(raw: Path) -> tuple[Path, ...]:
    """Writes the shipped exports under `raw` (data/raw) and returns their paths.

    The same bytes on every machine; a file that already says so is left as it is.
    """
    return tuple(_written(raw / name, make()) for name, make in EXPORTS.items())


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
    return path
