"""One side of a snapshot: `tables/<table>/study=…/wave=…/part.parquet`, names of generations' files.

At 500 waves a side has some ten thousand folders, so the tree of the oldest snapshot that nobody reads
becomes the new one: only the waves that differ are taken out and linked again.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import SIDES, Generation
from pipeline.storage.links import link, link_tree, remove
from pipeline.storage.manifest import Manifest, changed_keys, read_manifest
from pipeline.storage.reader_lock import unread
from pipeline.storage.table_part import table_part

ACROSS = "_"
KEPT_SNAPSHOTS = 3  # those that a reader holds stay too
OWN_FILES = ("manifest.json", "warehouse.duckdb", "microdata.duckdb", "private")


def fill_trees(folder: DataFolder, before: Manifest, after: Manifest, staged: dict[bool, Path]) -> None:
    """Has both sides in `staged` hold the tables and pages of `after`, and nothing else."""
    held = _recycled(folder, before.number - KEPT_SNAPSHOTS + 1, staged)
    for key in changed_keys(held, after):
        study, wave = key.split(":")
        for private in SIDES:
            _unlink_wave(staged[private], study, wave)
            if key in after.generations:
                _link_wave(
                    Generation(folder, study, wave, after.generations[key]), staged[private], private=private
                )


def _recycled(folder: DataFolder, number: int, staged: dict[bool, Path]) -> Manifest:
    """Takes over a snapshot's trees; empty ones where it is not there, or read. What they hold now."""
    old = {private: folder.snapshots(private=private) / str(number) for private in SIDES}
    if all((path / "tables").is_dir() for path in old.values()):
        with unread(old[False]) as is_free:
            if is_free:
                held = read_manifest(old[False])
                for private in reversed(SIDES):
                    os.replace(old[private], staged[private])
                    for name in OWN_FILES:
                        (staged[private] / name).unlink(missing_ok=True)
                return held
    for path in staged.values():
        (path / "tables").mkdir(parents=True)
    return Manifest()


def _link_wave(generation: Generation, snapshot: Path, *, private: bool) -> None:
    directory = generation.directory(private=private)
    for name in generation.names(private=private):
        part = table_part(snapshot, name, generation.study, generation.wave)
        part.parent.mkdir(parents=True, exist_ok=True)
        link(directory / f"{name}.parquet", part)
    pages = directory / "report"
    if not private and pages.is_dir():
        link_tree(pages, pages_of(snapshot, generation.study))


def _unlink_wave(snapshot: Path, study: str, wave: str) -> None:
    for table in (snapshot / "tables").iterdir():
        part = table_part(snapshot, table.name, study, wave)
        if part.exists():
            part.unlink()
            part.parent.rmdir()
        if part.parents[1].is_dir() and not any(part.parents[1].iterdir()):
            part.parents[1].rmdir()
    if wave == ACROSS and study != ACROSS:
        remove(pages_of(snapshot, study))
    elif wave == ACROSS:
        for page in pages_over_studies(snapshot):
            page.unlink()


def pages_of(snapshot: Path, study: str) -> Path:
    """Where a study's report is published; what is about all studies stands above their folders."""
    return snapshot / "reports" / ("" if study == ACROSS else study)


def pages_over_studies(snapshot: Path) -> list[Path]:
    """The published pages about all studies."""
    return [path for path in pages_of(snapshot, ACROSS).glob("*") if path.is_file()]
