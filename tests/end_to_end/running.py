"""Dagster's webserver and daemon as processes of their own, asked as any client asks them."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assets.in_process import dagster_home
from pipeline.storage.folder import DataFolder

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 240.0

RUNS = """query ($tags: [ExecutionTag!]) {
  runsOrError(filter: {tags: $tags}) { ... on Runs { results { runId status jobName } } }
}"""
LATEST = """query ($key: AssetKeyInput!) {
  assetOrError(assetKey: $key) { ... on Asset { assetMaterializations(limit: 1) {
    partition metadataEntries { label ... on MarkdownMetadataEntry { mdStr } } } } }
}"""


@dataclass(frozen=True)
class Running:
    """The address of the webserver, and the data folder that both processes work on."""

    url: str
    folder: DataFolder

    def ask(self, query: str, **variables: object) -> dict:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(
            f"{self.url}/graphql", data=body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = json.load(answer)
        assert "errors" not in found, found
        return found["data"]

    def runs_of(self, wave: str) -> list[str]:
        """The states of a wave's runs, the newest first."""
        tags = [{"key": "dagster/partition", "value": wave}]
        return [run["status"] for run in self.ask(RUNS, tags=tags)["runsOrError"]["results"]]

    def latest(self, table: str) -> dict:
        """The newest materialization of a table."""
        return self.ask(LATEST, key={"path": [table]})["assetOrError"]["assetMaterializations"][0]


def wait_for(what: str, is_so: Callable[[], bool], *, seconds: float = PATIENCE_SECONDS) -> None:
    """Waits until something is so, and says what was not where it never is."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"after {seconds:.0f} s: {what} is not so"
        time.sleep(1)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def webserver_and_daemon(folder: DataFolder, environment: dict[str, str] | None = None) -> Iterator[Running]:
    """Both processes until the block ends; what they said is in `processes.log` of the data folder."""
    home = dagster_home(folder)
    port = free_port()
    variables = {
        **os.environ, "DAGSTER_HOME": str(home), "SURVEY_DATA": str(folder.root), "PYTHONPATH": str(ROOT),
        **(environment or {}),
    }  # fmt: skip
    web = ["dagster_webserver", "-m", "assets.definitions", "--host", "127.0.0.1", "--port", str(port)]
    daemon = ["dagster._daemon", "run", "-m", "assets.definitions"]
    with (folder.root / "processes.log").open("w") as log:
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
            one = Running(f"http://127.0.0.1:{port}", folder)
            wait_for("the webserver answers", lambda: _answers(one))
            yield one
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(timeout=60)


def _answers(one: Running) -> bool:
    try:
        return bool(one.ask("query { version }"))
    except OSError:
        return False
