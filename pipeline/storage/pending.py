"""What has changed since it was published. The standard library only, so that "nothing" is said at once."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import PublicationError
from pipeline.storage.discover import CODEBOOK, WaveFiles, discover
from pipeline.storage.fingerprint import fingerprint, inputs_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.switch import finish_switches


@dataclass(frozen=True, slots=True)
class PendingWave:
    """A wave whose inputs are not those of what is published."""

    files: WaveFiles
    hash: str


@dataclass(frozen=True, slots=True)
class Pending:
    """What there is to do, what there is not, and what keeps the rest from being done."""

    waves: tuple[PendingWave, ...]
    up_to_date: tuple[str, ...]  # study:wave; withdrawn ones whose files did not change are among them
    problems: tuple[str, ...]
    published: Manifest
    gone: tuple[str, ...] = ()  # study:wave that is published and of which no export is left


def pending(folder: DataFolder) -> Pending:
    """Every wave of data/raw beside what is published of it. A file that cannot be read is a problem.

    A replacement of files that somebody was killed in is finished first.
    """
    finish_switches(folder)
    found, published = discover(folder.raw), current_manifest(folder)
    changed: list[PendingWave] = []
    same: list[str] = []
    problems = list(found.problems)
    for wave in found.waves:
        try:
            hash_ = fingerprint(wave)
            if hash_ == published.generations.get(wave.key) or is_withdrawn(wave, published):
                same.append(wave.key)
            else:
                changed.append(PendingWave(wave, hash_))
        except PublicationError as problem:
            problems.append(str(problem))
    there = {wave.key for wave in found.waves}
    gone = tuple(
        key for key in sorted(published.files) if key not in there and _is_gone(folder, published, key)
    )
    return Pending(tuple(changed), tuple(same), tuple(problems), published, gone)


def is_withdrawn(wave: WaveFiles, published: Manifest) -> bool:
    """Whether a wave was withdrawn and its files are still those of then: it stays away until they change."""
    return wave.key in published.withdrawn and published.withdrawn[wave.key] == inputs_of(wave)


def _is_gone(folder: DataFolder, published: Manifest, key: str) -> bool:
    study = folder.raw / key.partition(":")[0]
    exports = [name for name in published.files[key] if name != CODEBOOK]
    return key in published.generations and not any((study / name).exists() for name in exports)
