"""`survey ui` in the background of a script: a signal ends the webserver, the daemon and all that they started."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.end_to_end.running import PATIENCE_SECONDS, ROOT, free_port
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
UI = "from pipeline.cli.main import main; import sys; sys.exit(main())"
LEAST_PROCESSES = 5  # Dagster's own, webserver, daemon, code server, reports


def of_session(session: int) -> dict[int, str]:
    """The living processes of a session, by what they were started with."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(its_session) == session and state != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:  # it ended meanwhile
            continue
    return found


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_until(is_so, what: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < until, what
        time.sleep(0.2)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything_that_it_started(sent, tmp_path):
    twelve_in(tmp_path / "data", ("2011",))
    port, log = free_port(), (tmp_path / "log").open("w")
    words = ["ui", "--port", str(port), "--reports-port", str(free_port()), "--data", str(tmp_path / "data")]
    environment = {**os.environ, "DAGSTER_HOME": "", "PYTHONPATH": str(ROOT)}
    deaf = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a script's shell has it for what has an &
    try:
        started = subprocess.Popen(
            [sys.executable, "-c", UI, *words],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, deaf)
    try:
        wait_until(lambda: answers(port), "the UI never answered")
        assert len(of_session(started.pid)) >= LEAST_PROCESSES
        started.send_signal(sent)
        assert started.wait(timeout=PATIENCE_SECONDS) == 0
        wait_until(lambda: not of_session(started.pid), f"left: {of_session(started.pid)}")
    finally:
        for process in of_session(started.pid):
            os.kill(process, signal.SIGKILL)
        log.close()
