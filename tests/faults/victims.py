"""Processes that run waves and are killed at a write, each time at one where none was killed before.

A fork server that loads everything once and computes nothing itself: each victim is a fork of it.
"""

import multiprocessing
import os
import re
import signal
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from assets.in_process import run_waves
from pipeline.errors import SurveyError
from pipeline.flow.loading import LOADED_LATE
from pipeline.storage import snapshot
from pipeline.storage.folder import DataFolder
from tests.storage import tiny

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
RENAMES = ("os.rename",)
EVERY_WRITE = (
    "open",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.truncate",
)
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([*LOADED_LATE, "assets.definitions", __name__])


def fork(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """A process of its own that runs `target`; it has started."""
    process = FORKS.Process(target=target, args=arguments)
    process.start()
    return process


def ended(process: BaseProcess, *, seconds: float = 300) -> int:
    """How it ended: 0, or minus the signal that killed it."""
    process.join(seconds)
    assert process.exitcode is not None, f"still running after {seconds} s"
    return process.exitcode


def public_bytes(folder: DataFolder) -> dict[str, bytes]:
    """Every published table and page, as a reader finds it now."""
    now = folder.current.resolve()
    return {
        str(path.relative_to(now)): path.read_bytes()
        for name in ("tables", "reports")
        for path in sorted((now / name).rglob("*"))
        if path.is_file()
    }


def run_through_dagster(
    root: Path, keys: list[str], seen: Path | None = None, notes: Path | None = None
) -> None:
    """Runs waves as `survey run` does; what each came to, or all, is in `notes`."""
    os.environ.update(DAGSTER_HOME="", SURVEY_DATA=str(root))
    if seen is not None:
        be_killed_at_a_new_write(root / "processed", seen, RENAMES)
    try:
        outcomes = run_waves(DataFolder(root), keys, progress=lambda key, word: None)
        said = "".join(f"{one.key}: {one.problem or 'published'}\n" for one in outcomes)
    except SurveyError as error:
        said = str(error)
    if notes is not None:
        notes.write_text(said)


def publish_tiny(root: Path, key: str, text: str, seen: Path | None = None) -> None:
    """Stages and publishes a wave of one row a table, without databases."""
    snapshot.build_warehouse = lambda to, *_: (to / "warehouse.duckdb").touch()
    snapshot.build_microdata = lambda _, to, *__: (to / "microdata.duckdb").touch()
    os.sync = lambda: None
    os.fsync = lambda handle: None
    folder = DataFolder(root)
    files = tiny.arrive(folder, key, text)
    if seen is not None:
        be_killed_at_a_new_write(folder.processed, seen, EVERY_WRITE)
    tiny.publish(folder, tiny.stage(folder, files))


def be_killed_at_a_new_write(folder: Path, seen: Path, events: tuple[str, ...]) -> None:
    """Has this process killed, as by kill -9, right before the first write below `folder` that is not in `seen`."""
    import sys

    known = set(seen.read_text().splitlines()) if seen.exists() else set()
    notes = os.open(seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def look(event: str, arguments: tuple) -> None:
        if event not in events:
            return
        place = written(event, arguments)
        if place.startswith(str(folder)):
            name = f"{event} {generic(place.removeprefix(str(folder)))}"
            if name not in known:
                os.write(notes, f"{name}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def written(event: str, arguments: tuple) -> str:
    """The path that an event of the interpreter is about to change; "" where it changes none."""
    if event == "open":
        path, _, flags = arguments
        return str(path) if isinstance(path, str | os.PathLike) and flags & WRITES else ""
    return str(arguments[1] if event in ("os.rename", "os.link", "os.symlink") else arguments[0])


def generic(place: str) -> str:
    """A path without what differs from run to run."""
    place = re.sub(r"[0-9a-f]{16,}", "*", place)
    place = re.sub(r"\.scratch-\w+", ".scratch", place)
    return re.sub(r"(snapshots/\.?)\d+", r"\1*", place)
