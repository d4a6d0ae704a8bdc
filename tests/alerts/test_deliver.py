"""Alerts against a real endpoint on this machine: one that takes them, is slow, answers 500, or is not there."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.alerts.alert import Alert, Kind
from pipeline.alerts.deliver import LOG, WEBHOOK, Receivers, deliver, receivers
from pipeline.errors import UsageError
from pipeline.storage.folder import DataFolder

ALERTS = [
    Alert(Kind.FILE_REFUSED, "raw/twelve/20 12.csv", "the name gives a wave that is not allowed"),
    Alert(Kind.RUN_FAILED, "twelve:2011", "no column 'Growth'"),
]


@contextmanager
def endpoint(*, status: int = 200, delay: float = 0.0):
    got: list[dict] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(delay)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/services/secret", got
    finally:
        server.shutdown()
        server.server_close()


def test_alerts_are_logged_and_posted_together_as_one_message(tmp_path):
    with endpoint() as (address, got):
        assert deliver(ALERTS, Receivers(tmp_path / "alerts.log", address)) == ""
    assert got == [{"text": "\n".join(alert.line() for alert in ALERTS)}]
    lines = (tmp_path / "alerts.log").read_text().splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [alert.line() for alert in ALERTS]


def test_an_endpoint_that_answers_500_is_tried_twice_and_named_in_the_log(tmp_path):
    with endpoint(status=500) as (address, got):
        problem = deliver(ALERTS, Receivers(tmp_path / "alerts.log", address))
    assert problem == "HTTPError: 500"
    assert len(got) == 2
    assert "webhook: not delivered (HTTPError: 500)" in (tmp_path / "alerts.log").read_text()


def test_a_slow_endpoint_costs_no_more_than_its_timeouts(tmp_path):
    with endpoint(delay=3) as (address, _):
        started = time.monotonic()
        problem = deliver(ALERTS, Receivers(tmp_path / "alerts.log", address, timeout_seconds=0.3))
        assert time.monotonic() - started < 2
    assert "Timeout" in problem or "timed out" in problem


def test_an_endpoint_that_is_down_loses_no_alert_and_its_address_is_in_no_message(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    problem = deliver(ALERTS, Receivers(tmp_path / "alerts.log", f"http://127.0.0.1:{port}/services/secret"))
    assert "refused" in problem
    log = (tmp_path / "alerts.log").read_text()
    assert all(alert.line() in log for alert in ALERTS)
    assert "secret" not in log + problem


def test_nothing_to_say_writes_nothing(tmp_path):
    assert deliver([], Receivers(tmp_path / "alerts.log", "http://127.0.0.1:9/")) == ""
    assert not (tmp_path / "alerts.log").exists()


def test_receivers_are_what_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.delenv(WEBHOOK, raising=False)
    monkeypatch.delenv(LOG, raising=False)
    assert receivers(DataFolder(tmp_path)) == Receivers(tmp_path / "processed" / "alerts.log")
    monkeypatch.setenv(LOG, str(tmp_path / "elsewhere.log"))
    monkeypatch.setenv(WEBHOOK, "https://example.org/hook")
    assert receivers(DataFolder(tmp_path)) == Receivers(
        tmp_path / "elsewhere.log", "https://example.org/hook"
    )


def test_an_address_that_is_none_is_refused_without_being_repeated(tmp_path, monkeypatch):
    monkeypatch.setenv(WEBHOOK, "file:///etc/secret")
    with pytest.raises(UsageError, match=WEBHOOK) as refused:
        receivers(DataFolder(tmp_path))
    assert "secret" not in str(refused.value)


def test_the_log_of_alerts_is_for_its_owner(tmp_path):
    """A failure may quote a short cell of the export."""
    deliver(ALERTS, Receivers(tmp_path / "alerts.log"))
    assert (tmp_path / "alerts.log").stat().st_mode & 0o777 == 0o600
