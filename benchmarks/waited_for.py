"""Runs a command line; prints its seconds, its largest resident set as the system counts it, and its status.

A process of its own, and a small one: the memory that a process is said to have had begins with that of the one it
was started from.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

if __name__ == "__main__":
    started = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    print(time.perf_counter() - started, used.ru_maxrss, process.returncode)
