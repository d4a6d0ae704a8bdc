"""One publisher at a time, and a dead one holds nobody up."""

import fcntl
import subprocess
import sys

from pipeline.storage.lock import publication_lock

HOLD = """
import sys
from pathlib import Path
from pipeline.storage.folder import DataFolder
from pipeline.storage.lock import publication_lock
with publication_lock(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def is_free(folder):
    with (folder.processed / ".publication.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_the_lock_is_held_in_the_block_and_free_after_it(folder):
    with publication_lock(folder):
        assert not is_free(folder)
    assert is_free(folder)


def test_the_kernel_frees_the_lock_of_a_killed_publisher(folder):
    arguments = [sys.executable, "-c", HOLD, str(folder.root)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        assert not is_free(folder)
        holder.kill()
        holder.wait()
        assert is_free(folder)
