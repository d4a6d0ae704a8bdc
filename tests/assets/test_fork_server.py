"""The process that runs are forked from; what it starts is tried in `test_launcher`."""

import subprocess
import sys

from tests.end_to_end.running import ROOT


def test_a_process_that_nobody_asks_ends_without_a_word():
    command = [sys.executable, "-m", "assets.fork_server"]
    ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, b"")
