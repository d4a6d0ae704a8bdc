"""Files of a wave on their way into data/raw: staged beside their place, then renamed; what they replace is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ExportError, UsageError
from pipeline.storage.discover import PACKED_SUFFIXES, WAVE_NAME, discover_study, wave_of
from pipeline.storage.fingerprint import sha256_of
from pipeline.storage.folder import DataFolder
from pipeline.storage.lock import publication_lock
from pipeline.storage.on_disk import sync
from pipeline.storage.switch import carry_out, decide, finish_switches

REPLACED = ".replaced"  # hidden, so that no wave is found in it


@dataclass(frozen=True, slots=True)
class Incoming:
    """Copies that lie beside their place, under the names they will have."""

    study: Path  # the study's folder in data/raw
    wave: str
    files: tuple[Path, ...]  # the copies
    present: tuple[Path, ...]  # the wave's files that are there already


@dataclass(frozen=True, slots=True)
class Placed:
    """The wave's files in data/raw, and the folder with those they replaced."""

    files: tuple[Path, ...]
    replaced: Path | None


@contextmanager
def staged_files(folder: DataFolder, study: str, wave: str, files: Sequence[Path]) -> Iterator[Incoming]:
    """Copies `files` beside their place, where a rename is one step even if they come from elsewhere.

    The copies are gone afterwards, unless `place` moved them. Raises UsageError for a wave's name that is not
    allowed and for two files with one name, ExportError where a file changes while it is copied.
    """
    if not WAVE_NAME.fullmatch(wave):
        raise UsageError(
            f"{wave!r} cannot name a wave: letters, digits, . and -, as in 2012; say --wave WAVE."
        )
    names = [wave + suffix_of(file) for file in files]
    if len(set(names)) < len(names):
        raise UsageError(
            f"{', '.join(file.name for file in files)}: two of them would be named alike; add one export."
        )
    home = folder.raw / study
    finish_switches(folder)
    present = tuple(path for one in discover_study(home).waves if one.wave == wave for path in one.exports)
    aside = home / f".adding-{wave}-{os.getpid()}"
    aside.mkdir()
    try:
        copies = tuple(_copied(file, aside / name) for file, name in zip(files, names, strict=True))
        yield Incoming(home, wave, copies, present)
    finally:
        if aside.exists():
            shutil.rmtree(aside)


def place(folder: DataFolder, incoming: Incoming, *, replace: bool) -> Placed:
    """Renames the copies into their place, all of them or none. Files of the wave that are there are kept aside.

    Raises UsageError where there are some and `replace` is not said.
    """
    if incoming.present and not replace:
        raise UsageError(
            f"{', '.join(str(path) for path in incoming.present)}: the wave {incoming.wave} is there already; "
            "say --replace to put this export in its place (the old one is kept), or --wave NAME for another wave."
        )
    with publication_lock(folder):  # nobody publishes from a wave that is half replaced
        kept = _kept(incoming) if incoming.present else None
        new = {copy.name for copy in incoming.files}
        gone = [path.name for path in incoming.present if path.name not in new]
        staged = incoming.files[0].parent
        decided = decide(staged, incoming.study, incoming.wave, gone=gone)
        try:
            placed = carry_out(decided)  # a kill from here on is made good by `finish_switches`
        except Exception:
            decided.rename(staged)  # no longer decided, so that nobody finishes what is taken back
            _restore(incoming, kept)
            raise
    return Placed(placed, kept)


def suffix_of(file: Path) -> str:
    """The ending that says what a file is: .csv, .csv.gz."""
    return file.name.removeprefix(wave_of(file)) if file.suffix.lower() in PACKED_SUFFIXES else file.suffix


def _copied(file: Path, to: Path) -> Path:
    before = sha256_of(file)
    shutil.copyfile(file, to)
    with to.open("rb") as copy:
        os.fsync(copy.fileno())
    if sha256_of(to) != before:
        raise ExportError(
            f"{file}: it changed while it was copied; wait until it is complete, then add it again."
        )
    return to


def _kept(incoming: Incoming) -> Path:
    """A new folder with the files that will be replaced; they stay in their place as well until then."""
    home = incoming.study / REPLACED / incoming.wave
    home.mkdir(parents=True, exist_ok=True)
    number = 1 + max((int(path.name) for path in home.iterdir() if path.name.isdigit()), default=0)
    kept = home / str(number)
    kept.mkdir()
    for path in incoming.present:
        shutil.copy2(path, kept / path.name)
    sync(kept)
    return kept


def _restore(incoming: Incoming, kept: Path | None) -> None:
    """The wave's files as they were."""
    old = {path.name for path in incoming.present}
    for copy in incoming.files:
        if copy.name not in old:
            (incoming.study / copy.name).unlink(missing_ok=True)
    for path in incoming.present if kept else ():
        shutil.copy2(kept / path.name, path)  # type: ignore[operator]
