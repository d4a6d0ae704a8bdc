"""Starts each run as a fork of one process that has loaded everything: loading took longer than most runs.

`dagster.yaml` names it. Without that entry Dagster's own launcher has its code server start a new Python for
each run, and either class can terminate what the other started.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.launcher import CheckRunHealthResult, DefaultRunLauncher, LaunchRunContext, WorkerStatus
from dagster._grpc.types import ExecuteExternalJobArgs
from dagster._serdes import serialize_value

from assets.left_over import SAID, is_gone, process_of, tag_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assets", "pipeline")


class ForkedRuns(DefaultRunLauncher):
    """One fork server for this process, made when the first run is launched and again when the code changes."""

    def __init__(self, inst_data: Any = None):
        super().__init__(inst_data)
        self._server: ForkServer | None = None
        self._turn = threading.Lock()

    def launch_run(self, context: LaunchRunContext) -> None:
        """Has the run started, and notes its process on it."""
        run = context.dagster_run
        assert run.remote_job_origin is not None
        asked = ExecuteExternalJobArgs(
            job_origin=run.remote_job_origin, run_id=run.run_id, instance_ref=self._instance.get_ref()
        )
        with self._turn:
            number = self._current().start(serialize_value(asked), serialize_value(run.job_code_origin))
        self._instance.add_run_tags(run.run_id, tag_of(number))

    def terminate(self, run_id: str) -> bool:
        """Interrupts a run that was started here or by the same class in another process of this machine."""
        run = self._instance.get_run_by_id(run_id)
        number = process_of(run) if run and run.remote_job_origin else None
        if run is None or number is None:
            return super().terminate(run_id)
        if run.is_finished:
            return False
        self._instance.report_run_canceling(run)
        os.kill(number, signal.SIGINT)
        return True

    @property
    def supports_check_run_worker_health(self) -> bool:
        """It does: a run carries the process that it lives in."""
        return True

    def check_run_worker_health(self, run: dg.DagsterRun) -> CheckRunHealthResult:
        """Whether the run's process is still there."""
        if is_gone(run):
            return CheckRunHealthResult(WorkerStatus.FAILED, SAID)
        return CheckRunHealthResult(WorkerStatus.RUNNING)

    def dispose(self) -> None:
        """Waits for the runs that were started here, as Dagster's code server does."""
        with self._turn:
            if self._server is not None:
                self._server.end()
                self._server = None

    def _current(self) -> "ForkServer":
        """The fork server, with the code as it is on the disk."""
        if self._server is not None and not (self._server.is_alive and self._server.code == newest_code()):
            self._server.ask_no_more()
            self._server = None
        if self._server is None:
            self._server = ForkServer()
        return self._server


class ForkServer:
    """`assets/fork_server.py` as a process, asked through a pipe."""

    def __init__(self) -> None:
        self.code = newest_code()
        paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "assets.fork_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def start(self, asked: str, origin: str) -> int:
        """The number of the new run's process. Raises RuntimeError where the server ended instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # it ended before it was asked: there will be no answer
            print(json.dumps([asked, origin]), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(
                f"the process that starts runs has ended ({self._process.wait()}); what it said stands above, "
                "or in the daemon's log. Mend that, then launch the run again: another process will be started."
            )
        return int(answer)

    def ask_no_more(self) -> None:
        """Lets it end once its runs have."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # what it was not there to hear
            self._process.stdin.close()

    def end(self) -> None:
        """Waits until it and its runs have ended."""
        self.ask_no_more()
        self._process.wait()


def newest_code() -> int:
    """When a file of our code changed last, in nanoseconds: a run always starts with what is on the disk."""
    return max(
        path.stat().st_mtime_ns
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if "__pycache__" not in path.parts
    )
