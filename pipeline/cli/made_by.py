"""Which code made a published wave."""

from __future__ import annotations

import json

from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import MADE_FROM, Generation
from pipeline.storage.manifest import current_manifest


def made_by(folder: DataFolder, study: str, wave: str) -> list[tuple[str, str]]:
    """The generation of a published wave, and the version of code and libraries that made it."""
    hash_ = current_manifest(folder).generations[f"{study}:{wave}"]
    path = Generation(folder, study, wave, hash_).directory(private=False) / MADE_FROM
    code = json.loads(path.read_text(encoding="utf-8"))["code"]
    return [("Code", f"version {code} (code and libraries); generation {hash_}")]
