"""Takes a wave out of what is published, and leaves a note that it was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.errors import UsageError
from pipeline.storage.discover import discover
from pipeline.storage.fingerprint import inputs_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.lock import publication_lock
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.publish import AcrossWaves, commit


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The wave that is no longer published, the fingerprint it was published at, and the new snapshot."""

    key: str
    fingerprint: str
    published: Manifest


def withdraw_wave(folder: DataFolder, key: str, *, across: AcrossWaves) -> Withdrawal:
    """Publishes everything but the wave `study:wave`; its files stay, and it returns once they change.

    Raises UsageError for a wave that is not published.
    """
    with publication_lock(folder):
        before = current_manifest(folder)
        fingerprint = before.generations.get(key)
        if fingerprint is None or key.endswith(":_"):
            raise UsageError(f"{key!r}: no such wave is published; there is {_listed(before)}.")
        after = replace(
            before,
            generations=_without(before.generations, key),
            files={name: files for name, files in before.files.items() if name != key},
            withdrawn={**before.withdrawn, key: _inputs(folder, key)},
        )
        published = commit(folder, before, after, across=across)
        return Withdrawal(key, fingerprint, published or after)


def _inputs(folder: DataFolder, key: str) -> str:
    """What the wave's files are now: it stays away until they change; "" where they are gone."""
    found = discover(folder.raw).waves
    return next((inputs_of(wave) for wave in found if wave.key == key), "")


def _without(generations: Mapping[str, str], key: str) -> dict[str, str]:
    return {name: hash_ for name, hash_ in generations.items() if name != key}


def _listed(manifest: Manifest) -> str:
    return ", ".join(key for key in manifest.generations if not key.endswith(":_")) or "none"
