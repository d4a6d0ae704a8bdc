"""The Excel workbook of a study: contents, banner tables, means, correlations, published figures, method."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.report.banner_sheet import write_banner_sheet
from pipeline.report.list_sheet import write_list_sheet
from pipeline.report.methods import ESTIMATION, disclosure
from pipeline.report.pages import title_of
from pipeline.report.table_rows import Row
from pipeline.report.wave_view import WaveView
from pipeline.report.workbook_formats import Formats, cell_text, formats_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LISTS = {
    "score_means": "Means",
    "totals": "Totals",
    "adjusted_rates": "Adjusted",
    "option_pairs": "Pairs of options",
    "associations": "Associations",
    "correlations": "Correlations",
    "homogeneity": "Groups alike",
    "models": "Models",
    "specifications": "Specifications",
    "robustness": "Robustness",
    "outcome_matches": "Archival outcomes",
    "reliability": "Reliability",
    "measurement": "Measurement",
    "benchmarks": "Published",
    "weight_margins": "Weighting",
    "response_rates": "Response",
    "exports": "Exports",
}
ACROSS = {  # tables that span waves: name of the sheet, and what it is about
    "trends": ("Change", "Change between waves that follow one another"),
    "trend_tests": ("Trends", "Tests of a trend over three waves or more"),
    "decompositions": ("Mix and rate", "What of each change is another mix of respondents"),
    "study_effects": ("Effects", "The correlation of each wave and publication"),
    "order_in_time": ("Order in time", "Paths from an earlier to a later wave; none is a cause"),
}
NOTICE = (
    "RECONSTRUCTION: nobody answered these questions. Published percentages come out at their rounding, "
    "all else is assumed."
)
RESERVED = ("Contents", "Method", *(name for name, _ in ACROSS.values()))
LEGEND = (
    ("38%", "share of the base"),
    ("(38%)", "low base, 5 to 29 respondents: grey and in brackets; do not lean on it"),
    ("*", "beside a base: a low one"),
    ("×", "suppressed: fewer than 5 respondents, or companies where they are known"),
    (
        "A B",
        "this share is significantly above that of columns A and B of the same banner, adjusted for their number",
    ),
    ("▲ ▼", "above or below everybody who is not in the column, adjusted for the number of columns"),
)


def write_workbook(views: Sequence[WaveView], across: Mapping[str, Sequence[Row]], to: Path) -> None:
    """Writes the workbook of a study's waves, the latest first. Only published tables are in it.

    `across` are the rows of tables that span the waves, by the tables' names.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(to), AS_TEXT) as workbook:
        workbook.set_properties({"title": cell_text(title_of(views[0].study))[:250]})
        formats = formats_of(workbook)
        contents = workbook.add_worksheet("Contents")
        sheets: list[tuple[str, str]] = []
        links: list[tuple[str, str, str, int]] = []
        for view in views:
            name = sheet_name(f"Tables {view.name}", [one for one, _ in sheets])
            starts = write_banner_sheet(workbook.add_worksheet(name), view, formats)
            sheets.append((name, f"Every question by every banner, {view.label}"))
            links += [(view.label, view.wording.question(item), name, row) for item, row in starts.items()]
            sheets += _lists(workbook, view, formats, [one for one, _ in sheets])
        notice = NOTICE if any(view.is_reconstructed for view in views) else ""
        for table, (name, words) in ACROSS.items():
            if across.get(table):
                columns = list(TABLES[table].types)
                write_list_sheet(workbook.add_worksheet(name), across[table], columns, formats, notice=notice)
                sheets.append((name, words))
        sheets.append(("Method", "How the study was done and how numbers are estimated"))
        _write_method(workbook.add_worksheet("Method"), views, formats)
        _write_contents(contents, views, sheets, links, formats)


def sheet_name(words: str, taken: Sequence[str]) -> str:
    """A name Excel takes: at most 31 characters, none of []:*?/\\, no two alike."""
    plain = re.sub(r"[\[\]:*?/\\']", "-", words)[:31]
    name, number = plain, 2
    while name.lower() in {one.lower() for one in (*taken, *RESERVED)}:
        ending = f" {number}"
        name, number = f"{plain[: 31 - len(ending)]}{ending}", number + 1
    return name


def _lists(
    workbook: Workbook, view: WaveView, formats: Formats, taken: Sequence[str]
) -> list[tuple[str, str]]:
    """The other tables of a wave, those with rows."""
    made: list[tuple[str, str]] = []
    notice = NOTICE if view.is_reconstructed else ""
    for table, words in LISTS.items():
        rows = view.rows[table]
        if rows:
            name = sheet_name(f"{words} {view.name}", [*taken, *(one for one, _ in made)])
            columns = [column for column in TABLES[table].types if column in rows[0]]
            write_list_sheet(workbook.add_worksheet(name), rows, columns, formats, notice=notice)
            made.append((name, f"{TABLES[table].grain}, {view.label}"))
    return made


def _write_contents(
    sheet: Worksheet,
    views: Sequence[WaveView],
    sheets: Sequence[tuple[str, str]],
    links: Sequence[tuple[str, str, str, int]],
    formats: Formats,
) -> None:
    sheet.set_column(0, 0, 26)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, cell_text(title_of(views[0].study)), formats.title)
    at = 1
    if any(view.is_reconstructed for view in views):
        sheet.write_string(at, 0, NOTICE, formats.warning)
        at += 1
    for name, words in sheets:
        at += 1
        sheet.write_url(at, 0, f"internal:'{name}'!A1", formats.link, name)
        sheet.write_string(at, 1, cell_text(words), formats.wrapped)
    at += 2
    for words, meaning in LEGEND:
        sheet.write_string(at, 0, words, formats.text)
        sheet.write_string(at, 1, meaning, formats.wrapped)
        at += 1
    for wave, question, name, row in links:
        at += 1
        sheet.write_url(at, 0, f"internal:'{name}'!A{row + 1}", formats.link, cell_text(wave)[:250])
        sheet.write_string(at, 1, cell_text(question), formats.wrapped)


def _write_method(sheet: Worksheet, views: Sequence[WaveView], formats: Formats) -> None:
    sheet.set_column(0, 0, 44)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(1, 1, 100)
    at = 0
    facts: Mapping[str, Sequence[tuple[str, str]]] = {view.label: disclosure(view) for view in views}
    for heading, rows in {**facts, "How numbers are estimated": ESTIMATION}.items():
        sheet.write_string(at, 0, cell_text(heading), formats.title)
        for at, (what, words) in enumerate(rows, start=at + 1):  # noqa: B020
            sheet.write_string(at, 0, what, formats.wrapped)
            sheet.write_string(at, 1, cell_text(words), formats.wrapped)
        at += 2
