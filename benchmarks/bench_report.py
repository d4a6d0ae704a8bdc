"""The report and the workbook of 100 items, 6 banners and 3 waves, against the bare libraries doing as much."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hundred_items import staged, write_study
from benchmarks.measure import MEGABYTE, Ratio
from pipeline.report.pages import write_study_report
from pipeline.report.table_rows import records
from pipeline.report.wave_view import open_wave_view
from pipeline.report.workbook import ACROSS, write_workbook
from pipeline.storage.folder import DataFolder

FLAGS = ("--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking").split()


def benchmarks() -> Iterator[Ratio]:
    """Page and workbook at most 3 times the bare libraries, 15 MB; its first screen at most twice a blank one."""
    with tempfile.TemporaryDirectory(prefix="survey-report-") as name:
        folder, out = DataFolder(Path(name)), Path(name) / "out"
        write_study(folder)
        study, tables, spanning = staged(folder)
        ours = _seconds(lambda: write_study_report(study, tables, spanning, out))
        page = (out / "index.html").read_text(encoding="utf-8")
        pictures = len(re.findall(r'class="plot"', page))
        bare = _seconds(lambda: _bare_page(pictures, out / "bare.html"))
        yield Ratio(f"report of {pictures} pictures, empty Plotly ones", ours, bare, 3.0)
        yield Ratio("the same, its size against 15 MB", len(page.encode()) / MEGABYTE, 15.0, 1.0, "MB")
        if shutil.which("chromium"):
            blank = out / "blank.html"
            _bare_page(1, blank)
            shown = _first_screen(out / "index.html")
            yield Ratio("the same, first screen, a blank Plotly page", shown, _first_screen(blank), 2.0)
        views = [open_wave_view(study, wave, tables[wave]) for wave in reversed(tables)]
        across = {table: records(spanning.columns(table)) for table in ACROSS}
        ours = _seconds(lambda: write_workbook(views, across, out / "ours.xlsx"))
        cells = _cells(out / "ours.xlsx")
        bare = _seconds(lambda: _bare_workbook(cells, out / "bare.xlsx"))
        yield Ratio(f"workbook of {sum(map(len, cells)):,} rows, XlsxWriter bare", ours, bare, 3.0)


def _seconds(
    act: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.process_time
) -> float:
    """The fastest of some, of this process's own time: the first also loads what is imported late."""
    found = []
    for _ in range(times):
        started = clock()
        act()
        found.append(clock() - started)
    return min(found)


def _bare_page(pictures: int, to: Path) -> None:
    import plotly.graph_objects as go
    from plotly.io import to_html

    figures = (
        to_html(go.Figure(), include_plotlyjs=place == 0, full_html=False) for place in range(pictures)
    )
    to.write_text(f"<!doctype html><html><body>{''.join(figures)}</body></html>", encoding="utf-8")


def _first_screen(page: Path) -> float:
    """Seconds from the address to the first picture that is drawn and the frame after it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)

        def show() -> None:
            tab = browser.new_page(viewport={"width": 1200, "height": 900})
            tab.goto(page.resolve().as_uri(), wait_until="commit")
            tab.wait_for_selector("h1, .main-svg", state="visible")
            tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            tab.close()

        seconds = _seconds(show, clock=time.perf_counter)  # the browser's time is not this process's
        browser.close()
    return seconds


def _cells(workbook: Path) -> list[list[list[object]]]:
    """Every cell of every sheet."""
    from openpyxl import load_workbook

    book = load_workbook(workbook, read_only=True)
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def _bare_workbook(sheets: list[list[list[object]]], to: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(to), {"strings_to_formulas": False}) as workbook:
        for rows in sheets:
            sheet = workbook.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(at, column, value)
