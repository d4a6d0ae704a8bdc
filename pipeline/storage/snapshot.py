"""A snapshot: everything that is published at one moment, linked from the generations it consists of."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.engine.on_disk import sync
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES, Generation
from pipeline.storage.links import link, link_tree, remove, sync_tree
from pipeline.storage.manifest import Manifest, changed_keys
from pipeline.storage.microdata import build_microdata
from pipeline.storage.table_part import table_part
from pipeline.storage.warehouse import build_warehouse


def make_snapshot(folder: DataFolder, before: Manifest, after: Manifest) -> None:
    """Makes the folders `snapshots/<n>` of both sides, complete and on disk; nothing points at them yet.

    The caller holds the publication lock. When it fails, nothing is left.
    """
    staged = {side: folder.snapshots(private=side) / f".{after.number}.staged" for side in SIDES}
    try:
        _fill(folder, before, after, staged)
        for private in SIDES:
            sync_tree(staged[private])
            os.replace(staged[private], folder.snapshots(private=private) / str(after.number))
            sync(folder.snapshots(private=private))
    finally:
        for path in staged.values():
            remove(path)


def _fill(folder: DataFolder, before: Manifest, after: Manifest, staged: dict[bool, Path]) -> None:
    for path in staged.values():
        path.mkdir(parents=True)
    previous = {False: folder.current, True: folder.current / "private"}
    for key, hash_ in after.generations.items():
        study, wave = key.split(":")
        generation = Generation(folder, study, wave, hash_)
        if before.generations.get(key) == hash_ and not generation.is_whole:
            _restore(generation, previous, {"files": dict(before.files.get(key, {}))})
        for private in SIDES:
            _link_wave(generation, staged[private], private=private)
    changed = changed_keys(before, after)
    build_warehouse(staged[False], previous[False], changed)
    build_microdata(folder, staged[True], previous[True], after, changed)
    (staged[False] / "private").symlink_to(f"../../private/snapshots/{after.number}")
    after.write(staged[False] / "manifest.json")


def _link_wave(generation: Generation, snapshot: Path, *, private: bool) -> None:
    directory = generation.directory(private=private)
    for name in generation.names(private=private):
        part = table_part(snapshot, name, generation.study, generation.wave)
        part.parent.mkdir(parents=True, exist_ok=True)
        link(directory / f"{name}.parquet", part)
    pages = directory / "report"
    if not private and pages.is_dir():
        link_tree(pages, _pages(snapshot, generation.study))


def _restore(generation: Generation, published: dict[bool, Path], made_from: dict[str, object]) -> None:
    """Makes a generation again, that somebody removed, from the snapshot in which it is published."""
    generation.clear_staged()
    for private in SIDES:
        parts = (published[private] / "tables").glob(
            f"*/study={generation.study}/wave={generation.wave}/part.parquet"
        )
        for part in parts:
            link(part, generation.place(part.parents[2].name))
    pages = _pages(published[False], generation.study)
    if generation.study == "_" and (pages / "index.html").is_file():
        generation.file("report").mkdir(parents=True)
        link(pages / "index.html", generation.file("report") / "index.html")
    elif generation.wave == "_" and pages.is_dir():
        link_tree(pages, generation.file("report"))
    generation.complete((), made_from)


def _pages(snapshot: Path, study: str) -> Path:
    """Where a study's report is published; the index over studies stands above all of them."""
    return snapshot / "reports" / ("" if study == "_" else study)
