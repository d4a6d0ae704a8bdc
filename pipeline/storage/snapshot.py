"""A snapshot: everything that is published at one moment, linked from the generations it consists of."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES, Generation
from pipeline.storage.links import link, link_tree, remove
from pipeline.storage.manifest import Manifest, changed_keys
from pipeline.storage.microdata import build_microdata
from pipeline.storage.on_disk import sync
from pipeline.storage.snapshot_tree import ACROSS, fill_trees, pages_of, pages_over_studies
from pipeline.storage.warehouse import build_warehouse


def restore_generations(folder: DataFolder, before: Manifest, after: Manifest) -> None:
    """Makes generations again that stay published and that somebody removed. The caller holds the lock."""
    published = {False: folder.current, True: folder.current / "private"}
    for key in set(after.generations) - set(changed_keys(before, after)):
        study, wave = key.split(":")
        generation = Generation(folder, study, wave, after.generations[key])
        if not generation.is_whole:
            _restore(generation, published, {"code": "", "files": dict(before.files.get(key, {}))})


def make_snapshot(folder: DataFolder, before: Manifest, after: Manifest) -> None:
    """Makes the folders `snapshots/<n>` of both sides, complete and on disk; nothing points at them yet.

    The caller holds the publication lock. When it fails, nothing is left.
    """
    staged = {side: folder.snapshots(private=side) / f".{after.number}.staged" for side in SIDES}
    for path in staged.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _fill(folder, before, after, staged)
        os.sync()  # one for thousands of folders: syncing each took 30 s
        for private in SIDES:
            os.replace(staged[private], folder.snapshots(private=private) / str(after.number))
            sync(folder.snapshots(private=private))
    finally:
        for path in staged.values():
            remove(path)


def _fill(folder: DataFolder, before: Manifest, after: Manifest, staged: dict[bool, Path]) -> None:
    previous = {False: folder.current, True: folder.current / "private"}
    changed = changed_keys(before, after)
    fill_trees(folder, before, after, staged)
    build_warehouse(staged[False], previous[False], changed)
    build_microdata(folder, staged[True], previous[True], after, changed)
    (staged[False] / "private").symlink_to(f"../../private/snapshots/{after.number}")
    after.write(staged[False] / "manifest.json")


def _restore(generation: Generation, published: dict[bool, Path], made_from: dict[str, object]) -> None:
    """Makes a generation again, that somebody removed, from the snapshot in which it is published."""
    generation.clear_staged()
    for private in SIDES:
        parts = (published[private] / "tables").glob(
            f"*/study={generation.study}/wave={generation.wave}/part.parquet"
        )
        for part in parts:
            link(part, generation.place(part.parents[2].name))
    report = generation.file("report")
    if generation.study == ACROSS:
        report.mkdir(parents=True)
        for page in pages_over_studies(published[False]):
            link(page, report / page.name)
    elif generation.wave == ACROSS and pages_of(published[False], generation.study).is_dir():
        link_tree(pages_of(published[False], generation.study), report)
    generation.complete((), made_from)
