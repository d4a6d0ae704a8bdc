"""Folders made, linked and removed so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from pipeline.storage.on_disk import sync

# no hard links: two file systems, one that has none, or one whose limit is reached
CANNOT_LINK = frozenset({errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK})


def link(source: Path, to: Path) -> None:
    """`to` becomes another name of a file that never changes; a copy where the file system has no such names."""
    try:
        os.link(source, to)
    except OSError as error:
        if error.errno not in CANNOT_LINK:
            raise
        shutil.copyfile(source, to)
        sync(to)


def link_tree(source: Path, to: Path) -> None:
    """The files and folders of `source` below `to` too; hidden ones are somebody's scratch and stay behind."""
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            link_tree(path, to / path.name)
        else:
            link(path, to / path.name)


def sync_tree(folder: Path) -> None:
    """Has every file below a folder, and every folder, on disk."""
    for path in sorted(folder.rglob("*")):
        if not path.is_symlink():
            sync(path)
    sync(folder)


def retire(folder: Path) -> None:
    """Takes a folder out of everybody's sight at once, then removes it."""
    aside = folder.with_name(f".{folder.name}.retired")
    remove(aside)
    if folder.is_dir():
        os.replace(folder, aside)
        remove(aside)


def remove(folder: Path) -> None:
    """Removes a folder that nobody reads; one that is not there is fine."""
    if folder.is_dir():
        shutil.rmtree(folder)


def point(link_path: Path, target: str) -> None:
    """Has a symbolic link point to `target`, by one rename. One caller at a time."""
    if link_path.is_symlink() and os.readlink(link_path) == target:
        return
    aside = link_path.with_name(f".{link_path.name}.pointing")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    os.replace(aside, link_path)
    sync(link_path.parent)
