"""A process killed at its nth write to the disk, or stopped after each, whoever makes it. With strace.

Python, DuckDB, Arrow and SQLite write, from several threads.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.browser import or_skip
from tests.faults.victims import ended, fork

STRACE = shutil.which("strace")
PAGES = "pwrite64"  # of DuckDB's files and of Dagster's history
NAMES = "rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,unlink,unlinkat,rmdir"
FILES = f"write,writev,fsync,fdatasync,ftruncate,sendfile,copy_file_range,{NAMES}"
PATIENCE_SECONDS = 300
STOPPED = "--- stopped by SIGSTOP"


def killed_at(
    calls: str, number: int | None, *, notes: Path, target: Callable[..., None], arguments: tuple
) -> int:
    """How a fork that runs `target` ended; it was killed instead of its `number`th call. `notes`: a line a call."""
    injected = "" if number is None else f"signal=SIGKILL:when={number}"
    with _traced(calls, injected, notes, target, arguments) as victim:
        return ended(victim, seconds=PATIENCE_SECONDS)


def stopped_after_each(
    calls: str, look: Callable[[], None], *, notes: Path, target: Callable[..., None], arguments: tuple
) -> int:
    """How a fork that runs `target` ended; it stood still after each of its calls while `look` looked."""
    until = time.monotonic() + PATIENCE_SECONDS
    with _traced(calls, "signal=SIGSTOP", notes, target, arguments) as victim, notes.open() as said:
        while victim.is_alive() and time.monotonic() < until:
            if STOPPED in said.read():
                look()
                os.kill(victim.pid, signal.SIGCONT)
            else:
                time.sleep(0.002)
        return ended(victim, seconds=0)


@contextmanager
def _traced(
    calls: str, injected: str, notes: Path, target: Callable[..., None], arguments: tuple
) -> Iterator[BaseProcess]:
    if STRACE is None:
        or_skip("there is no strace on this machine")
    victim = fork(_when_traced, target, *arguments)
    inject = ["-e", f"inject={calls}:{injected}"] if injected else []
    command = [
        *(STRACE, "-f", "-qq", "-o", str(notes), "-e", f"trace={calls}"),
        *inject,
        *("-p", str(victim.pid)),
    ]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        time.sleep(0.2)
        if tracer.poll() not in (None, 0) and victim.is_alive():
            victim.kill()
            or_skip(f"this user may not trace a process: {tracer.communicate()[1].strip()}")
        yield victim
    finally:
        victim.kill()  # where it ended that does nothing; where it stands still nobody would ever
        tracer.terminate()
        tracer.communicate(timeout=PATIENCE_SECONDS)


def _when_traced(target: Callable[..., None], *arguments: object) -> None:
    """Waits until somebody traces this process, then begins."""
    status = Path("/proc/self/status")
    while "\nTracerPid:\t0\n" in status.read_text():
        time.sleep(0.01)
    target(*arguments)
