"""The workbook read back by openpyxl, and converted by LibreOffice where that is installed."""

import shutil
import subprocess

import pyarrow.parquet as pq
import pytest

from pipeline.report.table_rows import records
from pipeline.report.workbook import sheet_name, write_workbook
from tests.browser import or_skip

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture(scope="module")
def written(published, view, tmp_path_factory):
    to = tmp_path_factory.mktemp("workbook")
    path = published.processed / "tables/trends/study=twelve/wave=_/part.parquet"
    trends = records(pq.ParquetFile(path).read())
    write_workbook([view("twelve:2013"), view("twelve:2011")], {"trends": trends}, to / "twelve.xlsx")
    write_workbook([view("hostile:2011")], {}, to / "hostile.xlsx")
    return to


def cells(path, sheet):
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def test_shares_and_bases_are_the_published_ones(written, view):
    rows = cells(written / "twelve.xlsx", "Tables 2011")
    at = next(place for place, row in enumerate(rows) if row[0] == "Does your company use social media?")
    rates = {(row["item"], row["option"]): row for row in view("twelve:2011").totals}
    assert rows[at + 1][1] == rates["social", "yes_"]["unweighted_base"]
    share_row = next(row for row in rows[at:] if row[0] == "Yes")
    assert share_row[1] == pytest.approx(rates["social", "yes_"]["share"])


def test_suppressed_cells_are_a_cross_and_head_and_stub_stay_in_sight(written):
    sheet = openpyxl.load_workbook(written / "twelve.xlsx")["Tables 2011"]
    assert sheet.freeze_panes == "C5"
    assert any(cell == "×" for row in sheet.iter_rows(values_only=True) for cell in row)


def test_the_contents_link_every_sheet(written):
    book = openpyxl.load_workbook(written / "twelve.xlsx")
    links = {
        cell.hyperlink.location for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink
    }
    assert {f"'{name}'!A1" for name in book.sheetnames if name != "Contents"} <= links


def test_a_label_that_looks_like_a_formula_stays_text(written):
    book = openpyxl.load_workbook(written / "hostile.xlsx")
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
    assert any(
        str(cell).startswith("=1+1") for row in cells(written / "hostile.xlsx", "Tables 2011") for cell in row
    )


def test_a_reconstruction_says_so_on_every_sheet_with_numbers(written):
    book = openpyxl.load_workbook(written / "hostile.xlsx")
    silent = [
        sheet.title
        for sheet in book
        if not any("RECONSTRUCTION" in str(row[0]) for row in sheet.iter_rows(max_row=4, values_only=True))
    ]
    assert silent == ["Method"]


def test_names_of_sheets_are_short_plain_and_apart():
    assert sheet_name("a/b: " + "x" * 40, []) == "a-b- " + "x" * 26
    assert sheet_name("Change", ["Change 2"]) == "Change 3"


@pytest.mark.long
def test_libreoffice_opens_it_without_complaint(written, tmp_path):
    if shutil.which("soffice") is None:
        or_skip("LibreOffice is not on this machine")
    for name in ("twelve", "hostile"):
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(written / f"{name}.xlsx")],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        assert (tmp_path / f"{name}.pdf").stat().st_size > 10_000
