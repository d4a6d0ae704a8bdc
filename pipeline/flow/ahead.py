"""Works small waves out in a second process while the caller loads Dagster and tells of them one by one.

A generation is shared by whoever works on the same inputs, a stage at a time, so the wave's own run finds
the tables that are made and makes the others. Starting Dagster and writing its events takes as long as the
stages of a small survey; on two cores they go on at the same time.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pipeline.errors import SurveyError
from pipeline.storage.discover import WaveFiles
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest

LARGE = 20_000_000  # bytes of exports: from there on DuckDB keeps every core busy by itself


@contextmanager
def ahead(folder: DataFolder, waves: Sequence[WaveFiles]) -> Iterator[None]:
    """For the length of the block, a second process makes the tables of these waves, in their order.

    What it cannot make it leaves to the wave's own run, which says why. It publishes nothing.
    """
    small = [wave.key for wave in waves if bytes_of(wave) < LARGE]
    if len(os.sched_getaffinity(0)) < 2 or not small:
        yield
        return
    command = [sys.executable, "-m", __name__, str(folder.root), str(os.getpid()), *small]
    nowhere = subprocess.DEVNULL
    here = Path(__file__).parents[2]  # whatever lies in the caller's folder is not ours to import
    with subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, cwd=here) as worker:
        try:
            yield
        finally:
            worker.terminate()


def bytes_of(wave: WaveFiles) -> int:
    """What there is to read: small waves come first, so that large ones are being worked out meanwhile."""
    return sum(path.stat().st_size for path in wave.exports)


def work_out(folder: DataFolder, keys: Sequence[str], *, parent: int, kept: ExitStack) -> None:
    """Makes the tables of each wave, and what spans its study once it is published, while the process `parent` lives.

    What spans a study stays for its publication as long as `kept` is open.
    """
    from pipeline.engine.process_settings import settle_process

    settle_process()
    generations = dict(current_manifest(folder).generations)
    for key in keys:
        with suppress(SurveyError):  # the wave's own run will meet it, and say it
            spanning = _work_out_wave(folder, key, generations, parent)
            if spanning:
                kept.enter_context(spanning.kept())


def _work_out_wave(
    folder: DataFolder, key: str, generations: dict[str, str], parent: int
) -> Generation | None:
    """What spans the study, with this wave added to `generations`.

    None where the command is gone, or where the wave's own run has caught up: it is left to that.
    """
    from pipeline.flow.publication import ACROSS, stage_study
    from pipeline.flow.stages import STAGES, make_tables
    from pipeline.flow.wave_run import open_wave

    run = open_wave(folder, key)
    generations[key] = run.hash
    for stage in STAGES:
        if os.getppid() != parent or run.generation.is_worked_on(stage):
            return None
        make_tables(run, stage)
    study = run.files.study
    return Generation(folder, study, ACROSS, stage_study(folder, study, _waves_of(study, generations)))


def _waves_of(study: str, generations: Mapping[str, str]) -> dict[str, str]:
    keyed = [(*key.split(":"), hash_) for key, hash_ in generations.items()]
    return {wave: hash_ for name, wave, hash_ in keyed if name == study and wave != "_"}


def main(root: str, parent: int, keys: Sequence[str]) -> None:
    """The second process, from the arguments of its command."""
    # what the kernel frees anyway is not taken apart: the command waits for the end
    atexit.register(os._exit, 0)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # what it has open it closes, and removes
    with ExitStack() as kept:
        work_out(DataFolder(Path(root)), keys, parent=parent, kept=kept)
        while os.getppid() == parent:  # which ends it once everything is published
            time.sleep(0.1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
