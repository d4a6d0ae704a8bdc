"""The pages of the shipped studies in a browser: every one, light and dark, on a desk and on a phone."""

import shutil

import pytest

from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder
from tests.browser import axe_script
from tests.report.opened_page import draw_everything, drawn, opened, serious
from tests.tracked_files import ROOT

pytestmark = pytest.mark.long
KEYS = ("insites-integration:2011", "insites-integration:2012", "kpmg-social:2012")
PAGES = ("index.html", "effects.html", "insites-integration/index.html", "kpmg-social/index.html")
LOOKS = [(1200, "light"), (1200, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = DataFolder(tmp_path_factory.mktemp("shipped"))
    shutil.copytree(ROOT / "data" / "raw", folder.raw)
    runs = [open_wave(folder, key) for key in KEYS]
    for run in runs:
        for stage in STAGES:
            run_stage(run, stage)
    publish(runs)
    return folder.processed / "reports"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_whole_says_what_it_is_and_asks_nobody(chromium, reports, name, width, scheme):
    page, said = opened(chromium, reports / name, width, scheme)
    draw_everything(page)
    assert page.locator(".plot").count() == drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "reconstruct" in page.locator("body").inner_text().lower()
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(chromium, reports, name, scheme):
    page, _ = opened(chromium, reports / name, 1200, scheme, bypass_csp=True)
    assert serious(page, axe_script()) == []
