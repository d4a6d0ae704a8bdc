"""The UI as an analyst sees it, in headless Chromium: an asset, its preview and lineage, a run from the page."""

import os
import re
import shutil

import pytest

from assets.in_process import run_waves
from tests.end_to_end.running import wait_for, webserver_and_daemon
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LAUNCH = re.compile("^Launch")  # one run, or a backfill of several
SCREENSHOTS = "SURVEY_SCREENSHOTS"  # a folder to keep the pictures in


@pytest.fixture(scope="module")
def sync_playwright():
    found = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI installs chromium, and there is none"
        pytest.skip("there is no chromium on this machine")
    return found.sync_playwright


def test_an_analyst_finds_a_rate_and_publishes_a_wave_from_the_page(tmp_path, monkeypatch, sync_playwright):
    folder = twelve_in(tmp_path, ("2011", "2012"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    run_waves(folder, ["twelve:2011", "twelve:2012"], progress=lambda key, word: None)
    pictures = os.environ.get(SCREENSHOTS) or str(tmp_path)
    with (
        webserver_and_daemon(folder, {"SURVEY_AUTOMATION": "off"}) as running,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(60_000)
        page.goto(f"{running.url}/assets/rates?view=overview")
        page.get_by_text("One row per item, option, universe").first.wait_for()
        page.get_by_text("tabulate").first.wait_for()
        page.screenshot(path=f"{pictures}/asset-rates.png")
        page.goto(f"{running.url}/assets/rates?view=lineage&lineageScope=upstream")
        page.get_by_text("responses").first.wait_for()
        page.screenshot(path=f"{pictures}/lineage-rates.png")
        page.goto(f"{running.url}/assets/rates?view=partitions&partition=twelve%3A2011")
        page.get_by_text("twelve:2011").first.wait_for()
        page.get_by_text("Show Markdown").first.click()
        page.get_by_role("cell", name="United Kingdom").first.wait_for()
        page.screenshot(path=f"{pictures}/partition-rates.png")
        before = len(running.runs_of("twelve:2011"))
        page.goto(
            f"{running.url}/jobs"
            if False
            else f"{running.url}/locations/assets.definitions/jobs/publish_wave"
        )
        page.get_by_text("Materialize all").first.click()
        page.get_by_role("button", name="All", exact=True).click()
        page.wait_for_timeout(2000)
        page.screenshot(path=f"{pictures}/materialize.png")
        page.get_by_role("button", name=LAUNCH).last.click()
        wait_for(
            "the run from the page has succeeded",
            lambda: (
                len(running.runs_of("twelve:2011")) > before
                and running.runs_of("twelve:2011")[0] == "SUCCESS"
            ),
        )
        browser.close()
