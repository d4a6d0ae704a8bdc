"""Publication: a new snapshot is made aside and becomes current by renaming one symbolic link."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.errors import PublicationError
from pipeline.storage.discover import WaveFiles
from pipeline.storage.fingerprint import fingerprint, sha256_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation, prune_generations
from pipeline.storage.lock import publication_lock
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.warehouse import build_warehouse, table_part

KEPT_SNAPSHOTS = 3

# (folder, manifest that will be published, studies that changed) -> generations by key, `study:_` and `_:_`
AcrossWaves = Callable[[DataFolder, Manifest, frozenset[str]], Mapping[str, str]]


def publish_waves(
    folder: DataFolder, waves: Mapping[str, tuple[WaveFiles, str]], *, across: AcrossWaves
) -> Manifest | None:
    """Publishes whole generations (`study:wave` -> files, hash) together; None where they already are.

    Raises PublicationError where the inputs are no longer those that a generation was made from.
    """
    with publication_lock(folder):
        before = current_manifest(folder)
        for key, (files, hash_) in waves.items():
            require_unchanged(key, files, hash_)
        after = replace(
            before,
            generations={**before.generations, **{key: hash_ for key, (_, hash_) in waves.items()}},
            files={**before.files, **{key: _hashes(files) for key, (files, _) in waves.items()}},
            withdrawn={key: hash_ for key, hash_ in before.withdrawn.items() if key not in waves},
        )
        return commit(folder, before, after, across=across)


def commit(folder: DataFolder, before: Manifest, after: Manifest, *, across: AcrossWaves) -> Manifest | None:
    """Makes `after` current, with its tables across waves. The caller holds the lock."""
    studies = frozenset(key.split(":")[0] for key in _changed(before, after))
    if not studies:
        return None
    spanning = across(folder, after, studies)
    dropped = {f"{study}:_" for study in studies} - set(spanning)
    kept = {key: hash_ for key, hash_ in after.generations.items() if key not in dropped}
    final = replace(after, number=before.number + 1, generations={**kept, **spanning})
    _clear_leavings(folder, above=before.number)
    _make_snapshot(folder, before, final)
    _point_current_at(folder, final.number)
    _clear_old(folder, final)
    return final


def require_unchanged(key: str, files: WaveFiles, hash_: str) -> None:
    """Raises PublicationError where a wave's inputs are not those that `hash_` names."""
    if fingerprint(files) != hash_:
        raise PublicationError(
            f"{key}: its export or codebook changed while it was being computed; what was published stands. "
            "Run again to publish the new one."
        )


def _hashes(files: WaveFiles) -> dict[str, str]:
    return {path.name: sha256_of(path) for path in (*files.exports, files.codebook, *files.support)}


def _changed(before: Manifest, after: Manifest) -> set[str]:
    keys = {*before.generations, *after.generations}
    return {key for key in keys if before.generations.get(key) != after.generations.get(key)}


def _make_snapshot(folder: DataFolder, before: Manifest, after: Manifest) -> None:
    staged: dict[bool, Path] = {}
    for private in (True, False):
        staged[private] = folder.snapshots(private=private) / f".{after.number}.staged"
        staged[private].mkdir(parents=True)
        for key, hash_ in after.generations.items():
            study, wave = key.split(":")
            _link_wave(Generation(folder, study, wave, hash_), staged[private], private=private)
    public = staged[False]
    previous = folder.current / "warehouse.duckdb"
    changed = [tuple(key.split(":")) for key in sorted(_changed(before, after))]
    build_warehouse(public, previous.resolve() if previous.exists() else None, changed)  # type: ignore[arg-type]
    (public / "private").symlink_to(f"../../private/snapshots/{after.number}")
    after.write(public / "manifest.json")
    for private in (True, False):
        sync_folder_shallow(staged[private])
        os.replace(staged[private], folder.snapshots(private=private) / str(after.number))


def _link_wave(generation: Generation, snapshot: Path, *, private: bool) -> None:
    directory = generation.directory(private=private)
    for name in generation.names(private=private):
        part = table_part(snapshot, name, generation.study, generation.wave)
        part.parent.mkdir(parents=True, exist_ok=True)
        os.link(directory / f"{name}.parquet", part)
    pages = directory / "report"
    if not private and pages.is_dir():
        shutil.copytree(
            pages, snapshot / "reports" / generation.study, copy_function=os.link, dirs_exist_ok=True
        )


def sync_folder_shallow(snapshot: Path) -> None:
    """Has the snapshot's own files on disk; its tables are links to files that are there already."""
    for path in (*(path for path in snapshot.iterdir() if path.is_file()), snapshot):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _point_current_at(folder: DataFolder, number: int) -> None:
    _replace_link(folder.current, f"snapshots/{number}")
    for name in ("warehouse.duckdb", "tables", "reports"):
        _replace_link(folder.processed / name, f"current/{name}")
    for name in ("tables", "microdata.duckdb"):
        _replace_link(folder.private / name, f"../current/private/{name}")


def _replace_link(link: Path, target: str) -> None:
    if link.is_symlink() and os.readlink(link) == target:
        return
    aside = link.with_name(f".{link.name}.{os.getpid()}.tmp")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    os.replace(aside, link)


def _clear_leavings(folder: DataFolder, *, above: int) -> None:
    """Removes what a killed publisher left: staged snapshots, and whole ones that never became current."""
    for private in (True, False):
        for path in folder.snapshots(private=private).glob("*"):
            if not path.name.isdigit() or int(path.name) > above:
                shutil.rmtree(path)
        for path in folder.snapshots(private=private).glob(".*.staged"):
            shutil.rmtree(path)


def _clear_old(folder: DataFolder, published: Manifest) -> None:
    for private in (True, False):
        for path in folder.snapshots(private=private).glob("*"):
            if path.name.isdigit() and int(path.name) <= published.number - KEPT_SNAPSHOTS:
                shutil.rmtree(path)
    in_use = {(*key.split(":"), hash_) for key, hash_ in published.generations.items()}
    prune_generations(folder, in_use)  # type: ignore[arg-type]
