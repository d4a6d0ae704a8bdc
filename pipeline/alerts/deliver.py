"""Delivers alerts: to a log file first, then to a webhook that understands Slack's `{"text": ...}`.

An endpoint that is slow, down or answers with an error costs a few seconds and a line in the log, never a run.
"""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.alerts.alert import Alert
from pipeline.errors import UsageError
from pipeline.storage.folder import DataFolder

WEBHOOK = "SURVEY_ALERT_WEBHOOK"  # an address is a secret: it stands in no file and in no message
LOG = "SURVEY_ALERT_LOG"
TIMEOUT_SECONDS = 5.0
TRIES = 2
MOST_CHARACTERS = 3000  # of one message to a webhook


@dataclass(frozen=True, slots=True)
class Receivers:
    """Where alerts go."""

    log: Path
    webhook: str = ""
    timeout_seconds: float = TIMEOUT_SECONDS


def receivers(folder: DataFolder) -> Receivers:
    """As the environment says; the log is `alerts.log` in data/processed where it says nothing."""
    webhook = os.environ.get(WEBHOOK, "").strip()
    if webhook and urlsplit(webhook).scheme not in ("http", "https"):
        raise UsageError(f"{WEBHOOK} is no http or https address; correct it, or unset it.")
    return Receivers(Path(os.environ.get(LOG) or folder.processed / "alerts.log"), webhook)


def deliver(alerts: Iterable[Alert], to: Receivers) -> str:
    """Writes every alert to the log and posts them together; what went wrong with the webhook, or "".

    The log has them before the webhook is tried, and says afterwards where that failed.
    """
    lines = [alert.line() for alert in alerts]
    if not lines:
        return ""
    _log(to.log, lines)
    if not to.webhook:
        return ""
    problem = post(to.webhook, "\n".join(lines), timeout_seconds=to.timeout_seconds)
    if problem:
        _log(to.log, [f"webhook: not delivered ({problem}); the alerts above stand in this file only"])
    return problem


def post(address: str, text: str, *, timeout_seconds: float) -> str:
    """Posts one message, twice where the first try fails; what went wrong, or ""."""
    problem = ""
    for _ in range(TRIES):
        body = json.dumps({"text": text[:MOST_CHARACTERS]}).encode()
        request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=timeout_seconds):
                return ""
        except OSError as error:  # refused, timed out, or answered with an error status
            problem = (
                f"{type(error).__name__}: {getattr(error, 'code', '') or getattr(error, 'reason', error)}"
            )
    return problem


def _log(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    path.touch(mode=0o600)  # a failure may quote short cells of the export
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{at} {line}\n" for line in lines)
