"""Dagster's webserver and daemon as processes of their own, asked as any client asks them."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from assets.in_process import dagster_home
from pipeline.storage.folder import DataFolder

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = (
    600.0  # of each wait: a machine may be starved, and what is waited for comes in seconds else
)
POLL_SECONDS = 0.5
SENSOR = {"repositoryName": "__repository__", "repositoryLocationName": "assets.definitions"}
Seen = TypeVar("Seen")

RUNS = """query ($tags: [ExecutionTag!]) {
  runsOrError(filter: {tags: $tags}) { ... on Runs { results { runId status jobName } } }
}"""
LATEST = """query ($key: AssetKeyInput!) {
  assetOrError(assetKey: $key) { ... on Asset { assetMaterializations(limit: 1) {
    partition metadataEntries { label ... on MarkdownMetadataEntry { mdStr } ... on UrlMetadataEntry { url } } } } }
}"""
TICKS = """query ($sensor: SensorSelector!) {
  sensorOrError(sensorSelector: $sensor) { ... on Sensor { sensorState { ticks(limit: 20) { tickId status } } } }
}"""


@dataclass(frozen=True)
class Running:
    """The address of the webserver, the data folder that both processes work on, and the processes."""

    url: str
    folder: DataFolder
    processes: Sequence[subprocess.Popen]

    def ask(self, query: str, **variables: object) -> dict:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(
            f"{self.url}/graphql", data=body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            found = json.load(answer)
        assert "errors" not in found, found
        return found["data"]

    def runs_of(self, wave: str) -> list[str]:
        """The states of a wave's runs, the newest first."""
        tags = [{"key": "dagster/partition", "value": wave}]
        return [run["status"] for run in self.ask(RUNS, tags=tags)["runsOrError"]["results"]]

    def latest(self, table: str) -> dict:
        """The newest materialization of a table: its partition, and its metadata by label."""
        (newest,) = self.ask(LATEST, key={"path": [table]})["assetOrError"]["assetMaterializations"]
        entries = {one["label"]: one.get("mdStr") or one.get("url") for one in newest["metadataEntries"]}
        return {"partition": newest["partition"], **entries}

    def ticks_of(self, sensor: str) -> list[str]:
        """The newest ticks of a sensor that have ended, by their ids."""
        found = self.ask(TICKS, sensor={**SENSOR, "sensorName": sensor})["sensorOrError"]
        return [tick["tickId"] for tick in found["sensorState"]["ticks"] if tick["status"] != "STARTED"]

    def wait_for(self, what: str, look: Callable[[], Seen], is_so: Callable[[Seen], object] = bool) -> Seen:
        """Looks until it is so, and gives what was seen; says what was seen last where it never is."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            seen = look()
            if is_so(seen):
                return seen
            ended = [process.args for process in self.processes if process.poll() is not None]
            assert not ended, f"waiting until {what}: {ended} has ended; it said\n{self.said()}"
            assert time.monotonic() < until, (
                f"after {PATIENCE_SECONDS:.0f} s it is not so that {what}; seen last: {seen!r}\n{self.said()}"
            )
            time.sleep(POLL_SECONDS)

    def said(self) -> str:
        """The last lines of what both processes said."""
        return "".join(log_of(self.folder).read_text(errors="replace").splitlines(keepends=True)[-40:])

    def answers(self) -> str:
        """The version of the webserver, or why it does not answer yet."""
        try:
            return str(self.ask("query { version }")["version"])
        except OSError as error:
            return f"no answer: {error}"


def log_of(folder: DataFolder) -> Path:
    return folder.root / "processes.log"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def webserver_and_daemon(folder: DataFolder, environment: dict[str, str] | None = None) -> Iterator[Running]:
    """Both processes until the block ends; what they said is in `processes.log` of the data folder."""
    port = free_port()
    with pytest.MonkeyPatch.context() as patch, log_of(folder).open("w") as log:
        for name in ("DAGSTER_HOME", "SURVEY_DATA"):  # which finding the home sets
            patch.setenv(name, os.environ.get(name, ""))
        home = dagster_home(folder)
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        web = ["dagster_webserver", "-m", "assets.definitions", "--host", "127.0.0.1", "--port", str(port)]
        daemon = ["dagster._daemon", "run", "-m", "assets.definitions"]
        started = [
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", *command],
                cwd=home,
                env=variables,
                stdout=log,
                stderr=log,
            )
            for command in (web, daemon)
        ]
        try:
            one = Running(f"http://127.0.0.1:{port}", folder, started)
            one.wait_for("the webserver answers", one.answers, lambda said: not said.startswith("no answer"))
            yield one
        finally:
            for process in started:
                process.terminate()
            for process in started:
                _ended(process)


def _ended(process: subprocess.Popen) -> None:
    try:
        process.wait(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
