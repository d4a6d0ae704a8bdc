"""The UI as an analyst sees it, in headless Chromium: an asset, its preview and lineage, a run from the page."""

import os
import re

import pytest

from assets.in_process import run_waves
from tests.browser import browser
from tests.end_to_end.running import PATIENCE_SECONDS, webserver_and_daemon
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
LAUNCH = re.compile("^Launch")  # one run, or a backfill of several
SCREENSHOTS = "SURVEY_SCREENSHOTS"  # a folder to keep the pictures in
WAVE, OTHER = "twelve:2011", "twelve:2012"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two waves that `survey run` published."""
    made = twelve_in(tmp_path, ("2011", "2012"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    run_waves(made, [WAVE, OTHER], progress=lambda key, word: None)
    return made


@pytest.fixture
def look(tmp_path):
    """Keeps a picture of a page under a name."""
    pictures = os.environ.get(SCREENSHOTS) or str(tmp_path)
    return lambda page, name: page.screenshot(path=f"{pictures}/{name}.png")


def test_an_analyst_finds_a_rate_and_publishes_a_wave_from_the_page(folder, look):
    with (
        browser() as chromium,
        webserver_and_daemon(folder, {"SURVEY_AUTOMATION": "off"}) as running,
    ):
        page = chromium.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(PATIENCE_SECONDS * 1000 / 4)  # nothing is computed while a page loads
        rates = f"{running.url}/assets/rates"

        page.goto(f"{rates}?view=overview")
        page.get_by_text("One row per item, option, universe").first.wait_for()
        page.get_by_text("tabulate").first.wait_for()
        look(page, "asset-rates")

        page.goto(f"{rates}?view=lineage&lineageScope=upstream&lineageDepth=5")
        for name in ("responses", "exports"):
            page.get_by_text(name, exact=True).first.wait_for()
        look(page, "lineage-rates")

        page.goto(f"{rates}?view=partitions&partition={WAVE.replace(':', '%3A')}")
        page.get_by_text(WAVE).first.wait_for()
        page.get_by_text("127.0.0.1:3030/twelve/index.html").first.wait_for()
        page.get_by_role("cell", name="Finance").first.wait_for()  # the preview, without a click
        look(page, "partition-rates")

        before = running.runs_of(WAVE)
        page.goto(f"{running.url}/locations/assets.definitions/jobs/publish_wave")
        page.get_by_text("Materialize all").first.click()
        page.get_by_role("button", name="All", exact=True).click()
        look(page, "materialize")
        page.get_by_role("button", name=LAUNCH).last.click()
        running.wait_for(
            "the runs from the page have succeeded",
            lambda: (running.runs_of(WAVE), running.runs_of(OTHER)),
            lambda seen: seen[0] == ["SUCCESS", *before] and seen[1][0] == "SUCCESS",
        )
        page.goto(f"{running.url}/runs")
        page.get_by_text("Success").first.wait_for()
        look(page, "runs")
