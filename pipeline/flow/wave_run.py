"""One wave with its inputs, its codebook and the generation that they make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.codebook.model import Study, Wave
from pipeline.codebook.once import study_of
from pipeline.errors import ExportError, UsageError
from pipeline.storage.discover import WaveFiles, discover_study
from pipeline.storage.fingerprint import fingerprint
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.publish import require_unchanged


@dataclass(frozen=True, slots=True)
class WaveRun:
    """What every stage of a wave works with."""

    folder: DataFolder
    files: WaveFiles
    hash: str
    study: Study
    wave: Wave

    @property
    def generation(self) -> Generation:
        return Generation(self.folder, self.files.study, self.files.wave, self.hash)


def open_wave(folder: DataFolder, key: str) -> WaveRun:
    """The wave `study:wave`. Raises UsageError for one that is not there, CodebookError for its codebook."""
    files = find_wave(folder, key)
    hash_ = fingerprint(files)
    study = _study(files, hash_)
    return WaveRun(folder, files, hash_, study, study.wave(files.wave))


def find_wave(folder: DataFolder, key: str) -> WaveFiles:
    """The files of `study:wave`. Raises UsageError that says what is there instead."""
    study, _, wave = key.partition(":")
    studies = (
        sorted(path.name for path in folder.raw.iterdir() if path.is_dir()) if folder.raw.is_dir() else []
    )
    if study not in studies:
        raise UsageError(
            f"{study!r}: there is no such study in {folder.raw}; there are {', '.join(studies) or 'none'}. "
            "Name another, or put its folder there."
        )
    found = discover_study(folder.raw / study)
    waves = {files.wave: files for files in found.waves}
    if wave not in waves:
        if found.problems:
            raise ExportError("; ".join(found.problems))
        raise UsageError(
            f"{key!r}: there is no export of such a wave in {folder.raw / study}; "
            f"there {'are' if waves else 'is'} {', '.join(waves) or 'none'}. Name another, or put its file there."
        )
    return waves[wave]


@cache
def _study(files: WaveFiles, hash_: str) -> Study:
    """The codebook as it was when its wave had this hash; every stage asks for it. What fails is not kept."""
    study = study_of(files.codebook)
    require_unchanged(files.key, files, hash_)
    return study
