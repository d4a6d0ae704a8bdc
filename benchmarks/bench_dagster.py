"""Dagster with its daemon and webserver: from a file to its numbers, a backfill, a page with many waves."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg

from benchmarks.bench_run import IMPORTS, SURVEY
from benchmarks.measure import Ratio, cost, fastest
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest
from tests.browser import FLAGS
from tests.end_to_end.running import Running, webserver_and_daemon

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data" / "raw" / "insites-integration"
WAVES, RESPONDENTS, ITEMS = 40, 400, 12  # of one backfill
TRACKER = ROOT / "benchmarks" / "tracker"
FEW, MANY = 5, 500  # waves registered
BACKFILL = """mutation ($parameters: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $parameters) { __typename ... on PythonError { message } }
}"""
REPOSITORY = {"repositoryName": "__repository__", "repositoryLocationName": "assets.definitions"}


def benchmarks() -> Iterator[Ratio]:
    """The four ratios of Dagster as night shifts and analysts use it; the last one where there is a browser."""
    with tempfile.TemporaryDirectory(prefix="survey-dagster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        yield from _one_file(folder / "one")
        yield _backfill(folder / "backfill")
        yield from _page(folder / "page")


def _one_file(folder: Path) -> Iterator[Ratio]:
    """A file of 432 respondents: by the daemon from the tick that takes it, by the command, by the functions alone."""
    alone = _alone(_raw(folder / "alone", ["2011"]))
    imports = fastest(lambda: cost(IMPORTS), times=3)
    by_command = cost((*SURVEY, "run"), SURVEY_DATA=str(_raw(folder / "command", ["2011"])), DAGSTER_HOME="")
    data = DataFolder(_raw(folder / "daemon", []))
    with webserver_and_daemon(data) as running:
        running.wait_for("the sensor looks", lambda: running.ticks_of("arrival"))
        shutil.copyfile(SHIPPED / "2011.sav", data.raw / SHIPPED.name / "2011.sav")
        published = _moment(running, "the wave is published", data.current.is_symlink)
        with dg.DagsterInstance.get() as instance:
            (record,) = instance.get_run_records(limit=1)
        by_daemon = published - record.create_timestamp.timestamp()
    yield Ratio("from the tick to the numbers, survey run", by_daemon, by_command.seconds, 3.0)
    yield Ratio("own work on 432 respondents, imports", alone["own"], imports.seconds, 1.5)


def _backfill(folder: Path) -> Ratio:
    """Forty waves of 400 respondents in one backfill, against the functions one wave after the other."""
    names = [f"w{number:02}" for number in range(WAVES)]
    alone = _alone(_many(folder / "alone", names))
    data = DataFolder(_many(folder / "daemon", names))
    keys = [f"tracker:{name}" for name in names]
    with webserver_and_daemon(data, {"SURVEY_AUTOMATION": "off"}) as running:
        with dg.DagsterInstance.get() as instance:
            instance.add_dynamic_partitions("waves", keys)
        began = time.time()
        selector = {"repositorySelector": REPOSITORY, "partitionSetName": "publish_wave_partition_set"}
        started = running.ask(BACKFILL, parameters={"selector": selector, "partitionNames": keys})
        assert started["launchPartitionBackfill"]["__typename"] == "LaunchBackfillSuccess", started
        done = _moment(
            running, "every wave is published", lambda: set(keys) <= set(current_manifest(data).generations)
        )
    return Ratio(f"{WAVES} waves in one backfill, functions alone", done - began, alone["own"], 3.0)


def _page(folder: Path) -> Iterator[Ratio]:
    """The page of an asset with many waves registered, against the same page with few."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        return
    data = DataFolder(_raw(folder, []))
    with webserver_and_daemon(data, {"SURVEY_AUTOMATION": "off"}) as running, sync_playwright() as started:
        page = started.chromium.launch(executable_path=path, args=FLAGS).new_page()

        def shown() -> float:
            began = time.perf_counter()
            page.goto(f"{running.url}/assets/rates?view=partitions")
            page.get_by_text(f"{SHIPPED.name}:w0000").first.wait_for()
            return time.perf_counter() - began

        seconds = {}
        for number in (FEW, MANY):
            with dg.DagsterInstance.get() as instance:
                instance.add_dynamic_partitions("waves", [f"{SHIPPED.name}:w{at:04}" for at in range(number)])
            shown()
            seconds[number] = min(shown() for _ in range(3))
    yield Ratio(f"an asset's page, {MANY} waves against {FEW}", seconds[MANY], seconds[FEW], 2.0)


def _raw(folder: Path, waves: list[str]) -> Path:
    """A data folder with the study of 2011 and its file under these names."""
    study = folder / "raw" / SHIPPED.name
    study.mkdir(parents=True)
    shutil.copyfile(SHIPPED / "codebook.yaml", study / "codebook.yaml")
    for wave in waves:
        shutil.copyfile(SHIPPED / "2011.sav", study / f"{wave}.sav")
    return folder


def _many(folder: Path, waves: list[str]) -> Path:
    """A data folder with a study of 400 respondents in each wave, whose answers differ from wave to wave."""
    study = folder / "raw" / "tracker"
    study.mkdir(parents=True)
    shutil.copyfile(TRACKER / "codebook.yaml", study / "codebook.yaml")
    head = ["sector", *(f"q{at}" for at in range(ITEMS)), "growth"]
    for number, wave in enumerate(waves):
        lines = [",".join(head)]
        for row in range(RESPONDENTS):
            mood = (row * 7 + number * 3) % 10
            answers = [str(1 + (mood + at * row) % 3) for at in range(ITEMS)]
            lines.append(
                ",".join([("Finance", "Media", "Retail", "Other")[row % 4], *answers, str(mood + row % 5)])
            )
        (study / f"{wave}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


def _alone(folder: Path) -> dict[str, float]:
    command = (sys.executable, "-m", "benchmarks.waves_alone", str(folder))
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _moment(running: Running, what: str, is_so: Callable[[], bool]) -> float:
    """When something became so, to a twentieth of a second."""
    while True:
        if is_so():
            return time.time()
        assert all(process.poll() is None for process in running.processes), f"{what}: {running.said()}"
        time.sleep(0.05)
