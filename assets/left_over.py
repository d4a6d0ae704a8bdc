"""Runs of processes that were killed: Dagster counts them as running for ever, and its queue waits for them."""

import os
import socket
from pathlib import Path

import dagster as dg

PROCESS = "survey/process"  # the tag of a run: machine, process, when that started
RUNNING = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
SAID = "The process that ran it is gone (killed, or the machine went down). What was published stands; run it again."


def this_process() -> dict[str, str]:
    """The tag of a run that lives in this process."""
    return tag_of(os.getpid())


def tag_of(process: int) -> dict[str, str]:
    """The tag that says in which process a run lives."""
    return {PROCESS: f"{socket.gethostname()}:{process}:{_started(process)}"}


def process_of(run: dg.DagsterRun) -> int | None:
    """The number of the living process on this machine that a run is in; None where there is none."""
    machine, _, process = run.tags.get(PROCESS, "").partition(":")
    return int(process.partition(":")[0]) if machine == socket.gethostname() and not is_gone(run) else None


def fail_left_over(instance: dg.DagsterInstance) -> list[str]:
    """Reports runs as failed whose process on this machine is gone; gives their ids."""
    failed = []
    for run in instance.get_runs(filters=dg.RunsFilter(statuses=RUNNING)):
        if is_gone(run) and _is_running(instance, run.run_id):  # it may have ended well since it was read
            instance.report_run_failed(run, SAID)
            failed.append(run.run_id)
    return failed


def is_gone(run: dg.DagsterRun) -> bool:
    """Whether the process that a run lives in was on this machine, and is no more."""
    machine, _, process = run.tags.get(PROCESS, "").partition(":")
    if machine != socket.gethostname():
        return False  # of another machine, or not launched yet
    number, _, started = process.partition(":")
    now = _started(int(number))
    return not now or now != started


def _is_running(instance: dg.DagsterInstance, run_id: str) -> bool:
    run = instance.get_run_by_id(run_id)
    return run is not None and run.status in RUNNING


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
