"""A process that loads everything once; every run is a fork of it, with nothing left to load.

`assets/launcher.py` starts it and asks it for runs, one a line; it answers with the number of the run's process.
It computes nothing and opens nothing itself: all that a run inherits is code. When nobody can ask it any
more it waits for its runs, and ends.
"""

import gc
import json
import multiprocessing
import os
import queue
import signal
import sys
from importlib import import_module

from dagster._core.origin import JobPythonOrigin
from dagster._grpc.impl import start_run_in_subprocess
from dagster._serdes import deserialize_value
from dagster._utils.hosted_user_process import recon_job_from_origin

from pipeline.engine.process_settings import settle_process
from pipeline.flow.loading import load_all


def load() -> None:
    """Whatever a run would load, and the definitions put together."""
    load_all()
    from assets.definitions import defs

    import_module("assets.event_log")  # and with it what a history in SQLite needs
    defs.resolve_job_def("publish_wave")
    settle_process()
    gc.freeze()  # else looking for garbage copies every page that runs share


def serve() -> None:
    """A run for each line that comes, until there are no more; then waits for those that still run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runs, and for who asks for them
    load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a run that has ended leaves nothing to ask after
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            _run(line)
        print(number, flush=True)
    try:
        os.wait()
    except ChildProcessError:  # the last of them has ended
        return


def _run(line: str) -> None:
    """Does a run in this fork, as Dagster's own code server has it done in a new process, and ends it."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)  # what it prints is no answer
        asked, origin = json.loads(line)
        job = recon_job_from_origin(deserialize_value(origin, JobPythonOrigin))
        start_run_in_subprocess(asked, job, queue.SimpleQueue(), multiprocessing.Event())
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    serve()
