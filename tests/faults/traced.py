"""A process killed at its nth write to the disk, whoever makes it: Python, DuckDB, Arrow or SQLite. With strace."""

import shutil
import subprocess
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.browser import or_skip
from tests.faults.victims import ended, fork

STRACE = shutil.which("strace")
PAGES = "pwrite64"  # of DuckDB's files and of Dagster's history
FILES = (
    "write,writev,fsync,fdatasync,ftruncate,sendfile,copy_file_range,rename,renameat,renameat2,link,linkat,"
    "symlink,symlinkat,mkdir,mkdirat,unlink,unlinkat,rmdir"
)
PATIENCE_SECONDS = 300


def traced(
    calls: str, *, kill_at: int | None, notes: Path, target: Callable[..., None], arguments: tuple
) -> int:
    """How a fork that runs `target` ended; it was killed instead of its `kill_at`th call. `notes`: a line a call."""
    if STRACE is None:
        or_skip("there is no strace on this machine")
    victim = fork(when_traced, target, *arguments)
    injected = [] if kill_at is None else ["-e", f"inject={calls}:signal=SIGKILL:when={kill_at}"]
    command = [
        STRACE,
        "-f",
        "-qq",
        "-o",
        str(notes),
        "-e",
        f"trace={calls}",
        *injected,
        "-p",
        str(victim.pid),
    ]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        return _ended(victim, tracer)
    finally:
        tracer.terminate()
        tracer.communicate(timeout=PATIENCE_SECONDS)


def _ended(victim: BaseProcess, tracer: subprocess.Popen) -> int:
    time.sleep(0.2)
    if tracer.poll() not in (None, 0) and victim.is_alive():
        victim.kill()
        or_skip(f"this user may not trace a process: {tracer.communicate()[1].strip()}")
    return ended(victim, seconds=PATIENCE_SECONDS)


def when_traced(target: Callable[..., None], *arguments: object) -> None:
    """Waits until somebody traces this process, then begins."""
    status = Path("/proc/self/status")
    while "\nTracerPid:\t0\n" in status.read_text():
        time.sleep(0.01)
    target(*arguments)
