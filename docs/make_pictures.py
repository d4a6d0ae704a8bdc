"""Takes the README's pictures from the published reports: `make pictures`, with chromium and playwright."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "data" / "processed" / "reports"
PICTURES = ROOT / "docs" / "pictures"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SHOTS = {  # file -> study, element
    "adoption-by-sector": ("insites-integration", "[id='2011-platforms-by-sector']"),
    "integration-by-sector-and-size": (
        "insites-integration",
        "[id='2012-integration_step-by-sector-size_class']",
    ),
    "published-against-computed": ("kpmg-social", "[id='2012-published']"),
}


def main(reports: Path = REPORTS) -> None:
    """Writes each picture as PNG, light, 1100 pixels wide, at one and a half times the resolution."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None or not reports.is_dir():
        sys.exit("make pictures needs chromium, and published reports: run `make run` first")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 900}, device_scale_factor=1.5)
        for name, (study, element) in SHOTS.items():
            page.goto((reports.resolve() / study / "index.html").as_uri())
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            page.add_style_tag(content=".top, .tools { display: none !important }")
            page.locator(element).scroll_into_view_if_needed()
            page.wait_for_timeout(800)
            page.locator(element).screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
