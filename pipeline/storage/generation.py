"""A generation: the tables that one set of inputs makes, staged aside and whole once they are checked."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import TABLES
from pipeline.engine.tables import Tables
from pipeline.errors import PublicationError
from pipeline.storage.folder import DataFolder
from pipeline.storage.links import link_tree, remove, retire, sync_tree
from pipeline.storage.on_disk import sync

SIDES = (True, False)  # private before public: what is public decides whether a generation is whole
MADE_FROM = "made_from.json"
MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class Generation:
    """The tables of a wave (or `_`: across waves) as made from the inputs that `hash` names.

    Two runs of the same inputs share what is staged: it is the same, and a run that was killed is
    carried on by the next. What is staged stays while a run reads it; completing links, it moves nothing.
    """

    folder: DataFolder
    study: str
    wave: str
    hash: str

    @property
    def key(self) -> str:
        return f"{self.study}:{self.wave}"

    def directory(self, *, private: bool) -> Path:
        return self.folder.generations(private=private) / self.study / self.wave / self.hash

    def staged(self, *, private: bool) -> Path:
        whole = self.directory(private=private)
        return whole.with_name(f".{whole.name}.staged")

    def completing(self, *, private: bool) -> Path:
        whole = self.directory(private=private)
        return whole.with_name(f".{whole.name}.completing")

    @property
    def is_whole(self) -> bool:
        """Whether every table is there: the public side is renamed last, and removed first."""
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

    def has(self, names: Iterable[str]) -> bool:
        """Whether these tables are there, staged or whole, and not cut short by a power cut."""
        return all(is_parquet(self.find(name)) for name in names)

    def discard(self) -> None:
        """Removes what is staged, once nobody works on it or reads it any more."""
        self._discard(fcntl.LOCK_EX)

    @contextmanager
    def working(self, part: str) -> Iterator[None]:
        """Keeps other runs of the same inputs from working on this part of it, and it from being cleared away.

        Two runs may work on two parts of it at a time: the one that comes later finds what the other made.
        """
        is_there = False
        while not is_there:
            self.place("responses")
            with _held(self.staged(private=True), fcntl.LOCK_SH) as is_there:
                if is_there:
                    with self._turn(part).open("w") as turn:
                        fcntl.flock(turn, fcntl.LOCK_EX)
                        yield

    def is_worked_on(self, part: str) -> bool:
        """Whether another run works on this part at the moment."""
        try:
            with _held(self._turn(part), fcntl.LOCK_EX | fcntl.LOCK_NB):
                return False
        except BlockingIOError:
            return True

    def _turn(self, part: str) -> Path:
        return self.staged(private=True) / f".{part}.lock"

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keeps what is staged from being cleared while it is read: another run may publish the same inputs."""
        with _held(self.staged(private=True), fcntl.LOCK_SH):
            yield

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keeps it, whole, for a publication to come: no other publication clears it away meanwhile."""
        with _held(self.directory(private=False), fcntl.LOCK_SH):
            yield

    def complete(self, names: Iterable[str], made_from: Mapping[str, object]) -> None:
        """Makes a generation of what is staged; one that is whole already stays. The caller holds the publication lock.

        `names`: the tables it must have. `made_from` is kept with it. Raises PublicationError where one is missing.
        """
        if self.is_whole:
            self.clear_staged()
            return
        lacking = [name for name in names if not self.has([name])]
        if lacking:
            raise PublicationError(
                f"{self.key}: {', '.join(lacking)} was not made from these inputs; nothing was published. "
                "Run the whole wave again."
            )
        for private in SIDES:
            self._complete_side(private=private, made_from=made_from)
        self.clear_staged()

    def _complete_side(self, *, private: bool, made_from: Mapping[str, object]) -> None:
        staged, whole = self.staged(private=private), self.directory(private=private)
        aside = self.completing(private=private)
        remove(aside)
        if whole.is_dir() or (private and not staged.is_dir()):
            return
        aside.mkdir(parents=True)
        link_tree(staged, aside)
        if not private:
            (aside / MADE_FROM).write_text(
                json.dumps(made_from, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )
        sync_tree(aside)
        os.replace(aside, whole)
        sync(whole.parent)

    def names(self, *, private: bool) -> tuple[str, ...]:
        """The tables that this generation holds."""
        return tuple(sorted(path.stem for path in self.directory(private=private).glob("*.parquet")))

    def retire(self) -> None:
        """Removes it, from one moment to the next as far as anybody can see; one that is kept stays."""
        try:
            with _held(self.directory(private=False), fcntl.LOCK_EX | fcntl.LOCK_NB):
                for private in reversed(SIDES):
                    retire(self.directory(private=private))
        except BlockingIOError:
            return

    def clear_staged(self) -> None:
        """Removes what is staged, unless a run is working on it; one that waits to do so begins anew."""
        try:
            self._discard(fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return

    def clear_completing(self) -> None:
        """Removes what a killed run left half linked; a run that is at it holds what is staged, and goes on."""
        try:
            with _held(self.staged(private=True), fcntl.LOCK_EX | fcntl.LOCK_NB):
                for private in SIDES:
                    remove(self.completing(private=private))
        except BlockingIOError:
            return

    def _discard(self, how: int) -> None:
        with _held(self.staged(private=True), how) as is_there:
            if is_there or not self.staged(private=True).is_dir():
                for private in reversed(SIDES):
                    remove(self.staged(private=private))


@contextmanager
def _held(folder: Path, how: int) -> Iterator[bool]:
    """The lock of a folder; whether there is one, still under its name."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(handle, how)
        yield _is_still(folder, handle)
    finally:
        os.close(handle)


def _is_still(folder: Path, handle: int) -> bool:
    """Whether the folder behind an open handle is the one that has this name now."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def is_parquet(path: Path) -> bool:
    """Whether a file is there and ends as a Parquet file does."""
    try:
        with path.open("rb") as file:
            file.seek(-len(MAGIC), os.SEEK_END)
            return file.read() == MAGIC
    except OSError:  # not there, or shorter than that
        return False
