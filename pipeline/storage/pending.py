"""What has changed since it was published. The standard library only, so that "nothing" is said at once."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.storage.discover import WaveFiles, discover
from pipeline.storage.fingerprint import fingerprint
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import Manifest, current_manifest


@dataclass(frozen=True, slots=True)
class PendingWave:
    """A wave whose inputs are not those of what is published."""

    files: WaveFiles
    hash: str


@dataclass(frozen=True, slots=True)
class Pending:
    """What there is to do, what there is not, and what keeps the rest from being done."""

    waves: tuple[PendingWave, ...]
    up_to_date: tuple[str, ...]  # study:wave
    problems: tuple[str, ...]
    published: Manifest


def pending(folder: DataFolder) -> Pending:
    """Every wave of data/raw beside what is published of it."""
    found, published = discover(folder.raw), current_manifest(folder)
    hashes = [(wave, fingerprint(wave)) for wave in found.waves]
    changed = tuple(
        PendingWave(wave, hash_)
        for wave, hash_ in hashes
        if hash_ not in (published.generations.get(wave.key), published.withdrawn.get(wave.key))
    )
    changed_keys = {wave.files.key for wave in changed}
    same = tuple(wave.key for wave, _ in hashes if wave.key not in changed_keys)
    return Pending(changed, same, found.problems, published)
