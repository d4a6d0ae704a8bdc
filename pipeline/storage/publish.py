"""Publication: a new snapshot is made aside and becomes current by renaming one symbolic link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.contract import stored_tables
from pipeline.errors import PublicationError
from pipeline.storage.discover import WaveFiles
from pipeline.storage.fingerprint import code_version, fingerprint, sha256_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.links import point
from pipeline.storage.lock import publication_lock
from pipeline.storage.manifest import Manifest, changed_keys, current_manifest, with_history
from pipeline.storage.snapshot import make_snapshot, restore_generations
from pipeline.storage.tidy import tidy

# (folder, manifest that will be published, studies that changed) -> generations by key, `study:_` and `_:_`
AcrossWaves = Callable[[DataFolder, Manifest, frozenset[str]], Mapping[str, str]]


def publish_waves(
    folder: DataFolder, waves: Mapping[str, tuple[WaveFiles, str]], *, across: AcrossWaves
) -> Manifest | None:
    """Publishes what was staged of these waves (`study:wave` -> files, hash) together; None where it already is.

    Raises PublicationError where the inputs are no longer those that the tables were made from.
    """
    with publication_lock(folder):
        before = current_manifest(folder)
        for key, (files, hash_) in waves.items():
            require_unchanged(key, files, hash_)
        for files, hash_ in waves.values():
            complete_wave(folder, files, hash_)
        after = replace(
            before,
            generations={**before.generations, **{key: hash_ for key, (_, hash_) in waves.items()}},
            files={**before.files, **{key: _hashes(files) for key, (files, _) in waves.items()}},
            withdrawn={key: inputs for key, inputs in before.withdrawn.items() if key not in waves},
        )
        return commit(folder, before, after, across=across)


def commit(folder: DataFolder, before: Manifest, after: Manifest, *, across: AcrossWaves) -> Manifest | None:
    """Makes `after` current, with its tables across waves. The caller holds the lock."""
    changed = changed_keys(before, after)
    studies = frozenset(key.partition(":")[0] for key in changed)
    if not studies:
        return None
    renewed = {*changed, *(f"{study}:_" for study in studies), "_:_"}
    tidy(folder, before, {key: after.generations.get(key) for key in sorted(renewed)})
    restore_generations(folder, before, after)
    spanning = across(folder, after, studies)
    dropped = {f"{study}:_" for study in studies} - set(spanning)
    kept = {key: hash_ for key, hash_ in after.generations.items() if key not in dropped}
    generations = {**kept, **spanning}
    final = replace(
        after,
        number=before.number + 1,
        generations=generations,
        history=with_history(before.history, generations),
    )
    make_snapshot(folder, before, final)
    for name in ("warehouse.duckdb", "tables", "reports"):
        point(folder.processed / name, f"current/{name}")
    for name in ("tables", "microdata.duckdb"):
        point(folder.private / name, f"../current/private/{name}")
    point(folder.current, f"snapshots/{final.number}")
    return final


def complete_wave(folder: DataFolder, files: WaveFiles, hash_: str) -> None:
    """Makes a wave's generation whole, with what it was made from. The caller holds the lock."""
    made_from = {"code": code_version(), "files": _hashes(files)}
    Generation(folder, files.study, files.wave, hash_).complete(stored_tables(), made_from)


def require_unchanged(key: str, files: WaveFiles, hash_: str) -> None:
    """Raises PublicationError where a wave's inputs are not those that `hash_` names."""
    if fingerprint(files) != hash_:
        raise PublicationError(
            f"{key}: its export or codebook changed while it was being computed; what was published stands. "
            "Run again to publish the new one."
        )


def _hashes(files: WaveFiles) -> dict[str, str]:
    return {path.name: sha256_of(path) for path in files.inputs}
