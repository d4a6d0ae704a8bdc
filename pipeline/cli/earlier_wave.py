"""The wave before one: as it is published, or the files in data/raw where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Tables
from pipeline.flow.previous import waves_before
from pipeline.storage.discover import discover_study
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest


@dataclass(frozen=True, slots=True)
class EarlierWave:
    """What a wave is held against. `published` are its tables, None where it is read anew from `files`."""

    wave: Wave
    files: Sequence[Path] = ()
    published: Tables | None = None


def wave_before(study: Study, folder: DataFolder, wave: str) -> EarlierWave | None:
    """The newest wave before `wave` that is published or lies in the study's folder; None where there is none."""
    files = {one.wave: one.exports for one in discover_study(folder.raw / study.name).waves}
    keys = [key.partition(":") for key in current_manifest(folder).generations]
    published = {name for owner, _, name in keys if owner == study.name and name != "_"}
    earlier = waves_before(study, wave, [*files, *published])
    if not earlier:
        return None
    name = earlier[-1]
    tables = None
    if name in published:
        hash_ = current_manifest(folder).generations[f"{study.name}:{name}"]
        tables = Generation(folder, study.name, name, hash_).tables
    return EarlierWave(study.wave(name), files.get(name, ()), tables)
