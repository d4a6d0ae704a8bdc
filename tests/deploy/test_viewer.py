"""The viewers' webserver, started with the words of its unit: it shows everything and changes nothing."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from assets.in_process import dagster_home
from tests.end_to_end.running import PATIENCE_SECONDS, ROOT, SENSOR, free_port
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
UNIT = (ROOT / "deploy" / "survey-viewer.service").read_text(encoding="utf-8")
WAVES = {"repositorySelector": SENSOR, "partitionSetName": "publish_wave_partition_set"}
MUTATIONS = {
    "launchPartitionBackfill": (
        "mutation ($a: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $a) { __typename } }",
        {"selector": WAVES, "partitionNames": ["twelve:2011"]},
    ),
    "wipeAssets": (
        "mutation ($a: [PartitionsByAssetSelector!]!) { wipeAssets(assetPartitionRanges: $a) { __typename } }",
        [{"assetKey": {"path": ["rates"]}}],
    ),
    "addDynamicPartition": (
        "mutation ($a: RepositorySelector!) { addDynamicPartition("
        'repositorySelector: $a, partitionsDefName: "waves", partitionKey: "a:1") { __typename } }',
        SENSOR,
    ),
}


@pytest.fixture(scope="module")
def viewers(tmp_path_factory):
    """The address of the webserver."""
    folder, port = twelve_in(tmp_path_factory.mktemp("viewers"), ("2011",)), free_port()
    (words,) = re.findall(r"^ExecStart=\S+/dagster-webserver (.*)$", UNIT, flags=re.MULTILINE)
    assert "--port 3001" in words
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", "")
        patch.setenv("SURVEY_DATA", "")
        home = dagster_home(folder)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    log = (folder.root / "log").open("w")
    command = [sys.executable, "-m", "dagster_webserver", *words.replace("3001", str(port)).split()]
    process = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=log)
    address, until = f"http://127.0.0.1:{port}/view", time.monotonic() + PATIENCE_SECONDS
    while not answers(address):
        assert process.poll() is None, Path(log.name).read_text()
        assert time.monotonic() < until, Path(log.name).read_text()
        time.sleep(0.5)
    yield address
    process.terminate()
    process.wait(timeout=PATIENCE_SECONDS)
    log.close()


def answers(address: str) -> bool:
    try:
        return "version" in ask(address, "{ version }")["data"]
    except OSError:
        return False


def ask(address: str, query: str, **variables: object) -> dict:
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(
        f"{address}/graphql", data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def test_a_viewer_sees_the_assets(viewers):
    found = ask(viewers, "{ assetNodes { assetKey { path } } }")["data"]["assetNodes"]
    assert ["rates"] in [one["assetKey"]["path"] for one in found]


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_viewer_changes_nothing(viewers, name):
    mutation, argument = MUTATIONS[name]
    assert ask(viewers, mutation, a=argument)["data"][name]["__typename"] == "UnauthorizedError"
