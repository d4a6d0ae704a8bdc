"""The reports on loopback: what is current is read, nothing else, by nobody else."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli.reports_server import listening
from pipeline.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
STARTS_AND_BECOMES_ANOTHER = """
import os, sys
from pathlib import Path
from pipeline.cli.reports_server import start_beside
start_beside(Path(sys.argv[1]), int(sys.argv[2]), "--reports-port")
os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)"])
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(the folder of the reports, its port, the process that `survey ui` would have become)."""
    folder = tmp_path_factory.mktemp("served")
    for number in ("1", "2"):
        (folder / "snapshots" / number / "twelve").mkdir(parents=True)
        (folder / "snapshots" / number / "twelve" / "index.html").write_text(f"report {number}")
    (folder / "current").symlink_to("snapshots/1")
    with listening(0, "--reports-port") as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_BECOMES_ANOTHER, str(folder / "current"), str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    until = time.monotonic() + 60
    while not answers(port):
        assert time.monotonic() < until, "the server of the reports never answered"
        time.sleep(0.05)
    yield folder, port, process
    process.kill()
    process.wait(timeout=30)


def answers(port: int) -> bool:
    try:
        ask(port, "/twelve/")
    except OSError:
        return False
    return True


def ask(port: int, path: str, *, method: str = "GET", host: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_it_reads_the_report_that_is_current_at_each_request(served):
    folder, port, _ = served
    assert ask(port, "/twelve/index.html") == (200, "report 1")
    (folder / "aside").symlink_to("snapshots/2")
    os.replace(folder / "aside", folder / "current")
    assert ask(port, "/twelve/index.html") == (200, "report 2")


@pytest.mark.parametrize(
    ("path", "method", "host", "status"),
    [
        ("/", "GET", "", 404),  # no folder is listed
        ("/none/index.html", "GET", "", 404),
        ("/../../../../../../etc/passwd", "GET", "", 404),
        ("/twelve/index.html", "POST", "", 501),
        ("/twelve/index.html", "GET", "evil.example:80", 403),  # another site's name for this machine
        ("/twelve/index.html", "GET", "localhost:3030", 200),
    ],
)
def test_it_serves_nothing_else_and_nobody_else(served, path, method, host, status):
    assert ask(served[1], path, method=method, host=host)[0] == status


def test_a_port_that_is_taken_is_said_with_the_option_for_another(served):
    with pytest.raises(UsageError, match=rf"port {served[1]} .* choose another with --reports-port"):
        listening(served[1], "--reports-port")


def test_it_ends_with_the_process_that_started_it(served):
    _, port, process = served
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    until = time.monotonic() + 60
    while answers(port):
        assert time.monotonic() < until, "the reports are still served, and nobody is there to stop that"
        time.sleep(0.1)
