"""Takes the README's pictures of Dagster's pages, of the shipped studies in a folder of their own: `make pictures`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from make_pictures import FLAGS, PICTURES, ROOT

PORT, REPORTS_PORT = 3911, 3912
URL = f"http://127.0.0.1:{PORT}"
SURVEY = [sys.executable, "-c", "import sys; from pipeline.cli.main import main; sys.exit(main())"]
WAVE = "insites-integration%3A2012"
WIDTH, HEIGHT = 1280, 840
ABOVE_THE_STACK = 540  # of a failed run: what it says, without the files of whoever takes the picture
PATIENCE_SECONDS = 300


def main() -> None:
    """Writes the graph, an asset's page, and a wave that was refused, as PNG."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("make pictures needs chromium")
    with tempfile.TemporaryDirectory(prefix="survey-pictures-", ignore_cleanup_errors=True) as name:
        data = Path(name) / "data"
        shutil.copytree(ROOT / "data" / "raw", data / "raw")
        settings = {"SURVEY_DATA": str(data), "DAGSTER_HOME": "", "SURVEY_AUTOMATION": "off"}
        environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
        subprocess.run([*SURVEY, "run"], env=environment, check=True)
        with pages(environment, chromium) as page:
            page.goto(f"{URL}/assets/rates?view=lineage&lineageScope=upstream&lineageDepth=5")
            page.get_by_text("export_rows", exact=True).first.wait_for()
            take(page, "dagster-lineage")
            page.goto(f"{URL}/assets/rates?view=partitions&partition={WAVE}")
            page.get_by_text("Reconstruction.").first.wait_for()
            take(page, "dagster-rates")
            subprocess.run([*SURVEY, "run"], env=environment, check=False, cwd=refused(data))
            page.goto(f"{URL}/runs")
            page.get_by_text("Failure").first.wait_for()
            page.locator("a[href*='/runs/']").first.click()
            page.set_viewport_size({"width": WIDTH, "height": 720})
            page.get_by_text("RUN_FAILURE").first.wait_for()
            take(page, "dagster-refused", height=ABOVE_THE_STACK)


def refused(data: Path) -> Path:
    """Drops a wave whose platform numbered a question anew."""
    study = data / "raw" / "kpmg-social"
    text = (study / "2012.csv").read_text(encoding="utf-8")
    (study / "2013.csv").write_text(text.replace("Q4", "Q14"), encoding="utf-8")
    return data


@contextmanager
def pages(environment: dict[str, str], chromium: str) -> Iterator:
    """A page of a browser, while `survey ui` runs."""
    from playwright.sync_api import sync_playwright

    words = ["ui", "--port", str(PORT), "--reports-port", str(REPORTS_PORT)]
    with subprocess.Popen([*SURVEY, *words], env=environment) as served, sync_playwright() as started:
        try:
            until = time.monotonic() + PATIENCE_SECONDS
            while not answers():
                if time.monotonic() > until:
                    sys.exit("the UI never answered")
                time.sleep(0.5)
            browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(PATIENCE_SECONDS * 1000)
            yield page
            browser.close()
        finally:
            served.terminate()


def answers() -> bool:
    """Whether the webserver is there."""
    try:
        with urllib.request.urlopen(f"{URL}/server_info", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def take(page, name: str, *, height: int = HEIGHT) -> None:
    """The page from its top, once nothing moves any more."""
    page.wait_for_timeout(4000)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip)


if __name__ == "__main__":
    main()
