"""Serves the reports on loopback, for the links in Dagster's UI; a process of its own beside it.

`python -m pipeline.cli.reports_server FOLDER DESCRIPTOR` answers on a socket that its parent opened, and
ends with its parent.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.report.address import LOOPBACK

LOOK_AT_PARENT_SECONDS = 1.0
NAMES = ("127.0.0.1", "localhost")
POLICY = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'"


class Reports(SimpleHTTPRequestHandler):
    """Reads the reports that are current at each request; lists no folder."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def parse_request(self) -> bool:
        """Refuses what a page of another site asks in this machine's name (DNS rebinding)."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(403, "This machine only")
            return False
        return True

    def list_directory(self, path: Any) -> None:
        """There is an index.html, or there is nothing."""
        self.send_error(
            404, "No report here", "Nothing is published under this address; `survey run` does it."
        )

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: Dagster's own lines are in the same terminal."""


def listening(port: int, option: str) -> socket.socket:
    """A socket on this machine's port. Raises UsageError that names `option` where it is taken."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((LOOPBACK, port))
    except OSError as error:
        taken.close()
        raise UsageError(
            f"port {port} of this machine cannot be had ({error.strerror}): `survey ui` may be running already; "
            f"stop that, or choose another with {option}."
        ) from error
    taken.listen()
    return taken


def start_beside(reports: Path, port: int, option: str) -> None:
    """Starts the process that serves `reports`; it ends with this process, whatever that becomes by exec."""
    with listening(port, option) as ours:
        descriptor = ours.fileno()
        subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli.reports_server", str(reports), str(descriptor)],
            pass_fds=[descriptor],
        )


def serve(reports: Path, ours: socket.socket) -> None:
    """Answers until the process that started this one is gone."""
    parent = os.getppid()
    server = ThreadingHTTPServer(ours.getsockname(), partial(Reports, directory=str(reports)), False)
    server.socket = ours
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while os.getppid() == parent:
        time.sleep(LOOK_AT_PARENT_SECONDS)


if __name__ == "__main__":
    try:
        serve(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])))
    except KeyboardInterrupt:
        sys.exit(0)
