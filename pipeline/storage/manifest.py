"""What a snapshot holds: which generation of each wave, made from which files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.storage.folder import DataFolder


@dataclass(frozen=True, slots=True)
class Manifest:
    """Generations by `study:wave` (and `study:_`, `_:_` across waves and studies), and the files behind them."""

    number: int = 0
    generations: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # study:wave -> file name -> sha256
    withdrawn: Mapping[str, str] = field(
        default_factory=dict
    )  # study:wave -> fingerprint it was withdrawn at

    def write(self, to: Path) -> None:
        content = {
            "number": self.number,
            "generations": dict(sorted(self.generations.items())),
            "files": {key: dict(sorted(files.items())) for key, files in sorted(self.files.items())},
            "withdrawn": dict(sorted(self.withdrawn.items())),
        }
        to.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def read_manifest(snapshot: Path) -> Manifest:
    """The manifest of a snapshot's folder."""
    return Manifest(**json.loads((snapshot / "manifest.json").read_text(encoding="utf-8")))


def current_manifest(folder: DataFolder) -> Manifest:
    """What is published now; an empty manifest where nothing is."""
    return read_manifest(folder.current.resolve()) if folder.current.exists() else Manifest()
