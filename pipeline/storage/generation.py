"""A generation: the tables that one set of inputs makes, staged aside and renamed once whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import TABLES
from pipeline.engine.tables import Tables
from pipeline.storage.folder import DataFolder

KEPT_GENERATIONS = 5


@dataclass(frozen=True, slots=True)
class Generation:
    """The tables of a wave (or `_`: across waves) as made from the inputs that `hash` names."""

    folder: DataFolder
    study: str
    wave: str
    hash: str

    def directory(self, *, private: bool) -> Path:
        return self.folder.generations(private=private) / self.study / self.wave / self.hash

    def staged(self, *, private: bool) -> Path:
        whole = self.directory(private=private)
        return whole.with_name(f".{whole.name}.staged")

    @property
    def is_whole(self) -> bool:
        """Whether every table is there: the public side is renamed last."""
        return self.directory(private=False).is_dir()

    @property
    def tables(self) -> Tables:
        """Reads from the whole generation where there is one, and writes beside it where there is none."""
        return Tables(self.study, self.wave, self.find, self.place)

    def find(self, name: str) -> Path:
        private = TABLES[name].is_private
        whole = self.directory(private=private) / f"{name}.parquet"
        return whole if whole.exists() else self.staged(private=private) / f"{name}.parquet"

    def place(self, name: str) -> Path:
        private = TABLES[name].is_private
        staged = self.staged(private=private)
        self.folder.prepare()
        staged.mkdir(parents=True, exist_ok=True)
        return staged / f"{name}.parquet"

    def file(self, name: str) -> Path:
        """A published file that is no table (a report, a workbook): where it is, or where to write it."""
        whole = self.directory(private=False)
        return (whole if whole.is_dir() else self.staged(private=False)) / name

    def complete(self) -> None:
        """Renames what was staged, private side first; what is whole already stands."""
        for private in (True, False):
            staged, whole = self.staged(private=private), self.directory(private=private)
            if whole.is_dir():
                shutil.rmtree(staged, ignore_errors=True)
            elif staged.is_dir():
                sync_folder(staged)
                os.replace(staged, whole)

    def discard(self) -> None:
        """Removes what was staged, on both sides."""
        for private in (True, False):
            shutil.rmtree(self.staged(private=private), ignore_errors=True)

    def names(self, *, private: bool) -> tuple[str, ...]:
        """The tables that this generation holds."""
        return tuple(sorted(path.stem for path in self.directory(private=private).glob("*.parquet")))


def sync_folder(folder: Path) -> None:
    """Has every file of a folder, and the folder, on disk before it is renamed."""
    for path in (*sorted(folder.rglob("*")), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def prune_generations(folder: DataFolder, in_use: set[tuple[str, str, str]]) -> None:
    """Removes all but the last few generations of each wave; one that is published always stays."""
    for private in (False, True):
        for wave in folder.generations(private=private).glob("*/*"):
            newest = sorted(
                (path for path in wave.iterdir() if not path.name.startswith(".")),
                key=lambda path: path.stat().st_mtime_ns,
                reverse=True,
            )
            for old in newest[KEPT_GENERATIONS:]:
                if (wave.parent.name, wave.name, old.name) not in in_use:
                    shutil.rmtree(old)
