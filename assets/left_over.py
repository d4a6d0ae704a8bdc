"""Runs of processes that were killed: Dagster counts them as running for ever, and its queue waits for them."""

import os
import socket
from pathlib import Path

import dagster as dg

PROCESS = "survey/process"  # the tag of a run of `survey run`: machine, process, when that started
RUNNING = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
SAID = "The process that ran it is gone (killed, or the machine went down). What was published stands; run it again."


def this_process() -> dict[str, str]:
    """The tag that says in which process a run lives."""
    return {PROCESS: f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"}


def fail_left_over(instance: dg.DagsterInstance) -> list[str]:
    """Reports runs as failed whose process on this machine is gone; gives their ids."""
    gone = [
        run
        for run in instance.get_runs(filters=dg.RunsFilter(statuses=RUNNING))
        if _is_gone(run.tags.get(PROCESS, ""))
    ]
    for run in gone:
        instance.report_run_failed(run, SAID)
    return [run.run_id for run in gone]


def _is_gone(tag: str) -> bool:
    machine, _, process = tag.partition(":")
    if machine != socket.gethostname():
        return False  # of another machine, or launched by the daemon, which looks after its own
    number, _, started = process.partition(":")
    return _started(int(number)) != started


def _started(process: int) -> str:
    """When a process started, in ticks since the machine did; "" where it is gone, "?" where nobody can tell."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return _lives(process)
    state, *fields = stat.rpartition(")")[2].split()
    return "" if state in "ZX" else fields[18]


def _lives(process: int) -> str:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "?"
    return "?"
