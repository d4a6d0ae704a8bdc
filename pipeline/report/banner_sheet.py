"""Banner tables the way the trade reads them: stub down, banner across, bases, shares, counts, letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isnan
from typing import TYPE_CHECKING, Any

from pipeline.report.table_rows import Row, distinct, matching, records
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL
from pipeline.report.workbook_formats import Formats, cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cells = Mapping[tuple[str, str], Row]  # of one option, by banner and banner option
HEAD_ROWS = 4  # notice, banner, option, letter
SUPPRESSED = "×"
STUB_WIDTH, CELL_WIDTH = 44, 11
PRINT_SCALE, ON_A_PAGE = 65, 20  # per cent, and columns of that size beside the stub and the total


@dataclass(frozen=True, slots=True)
class BannerColumn:
    """One column: the banner's words, the option's, its letter."""

    banner: str
    option: str
    banner_words: str
    option_words: str
    letter: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its words, the column of `rates` it shows, formats for sure and weak cells."""

    words: str
    column: str
    sure: Any
    weak: Any


@dataclass(frozen=True, slots=True)
class BannerSheet:
    """The sheet that is written to, with what all its tables share."""

    sheet: Worksheet
    view: WaveView
    columns: Sequence[BannerColumn]
    formats: Formats


def write_banner_sheet(sheet: Worksheet, view: WaveView, formats: Formats) -> dict[str, int]:
    """Writes every item of a wave; item -> the row its table starts in, for links."""
    on = BannerSheet(sheet, view, banner_columns(view), formats)
    _write_head(on)
    rows = records(matching(view.rates, universe=EVERYBODY))
    by_item: dict[str, dict[str, dict[tuple[str, str], Row]]] = {}
    for row in rows:
        options = by_item.setdefault(row["item"], {})
        options.setdefault(row["option"], {})[row["banner"], row["banner_option"]] = row
    starts, at = {}, HEAD_ROWS
    for item, options in by_item.items():
        starts[item] = at
        at = _write_item(on, item, options, at) + 1
    return starts


def banner_columns(view: WaveView) -> list[BannerColumn]:
    """The columns of every table of the wave: the total, then each banner's options."""
    keys = ("banner_order", "banner", "banner_option_order", "banner_option", "column_letter")
    found = sorted(distinct(matching(view.rates, universe=EVERYBODY), *keys), key=lambda key: key[:4])
    first = {(banner, option): letter or "" for _, banner, _, option, letter in reversed(found)}
    return [
        BannerColumn(
            banner,
            option,
            "" if banner == TOTAL else view.wording.banner(banner),
            view.wording.banner_option(banner, option),
            letter,
        )
        for (banner, option), letter in reversed(first.items())
    ]


def page_breaks(columns: Sequence[BannerColumn]) -> list[int]:
    """The columns of the sheet before which a printed page ends: between banners, as many as fit on one."""
    breaks: list[int] = []
    start = 1
    for place, (before, column) in enumerate(pairwise(columns), start=2):
        of_banner = sum(one.banner == column.banner for one in columns)
        if column.banner != before.banner and place - start - 1 + of_banner > ON_A_PAGE:
            breaks.append(place)
            start = place
    return breaks


def _write_head(on: BannerSheet) -> None:
    sheet, formats, view = on.sheet, on.formats, on.view
    notice = "RECONSTRUCTION: nobody answered these questions. " if view.is_reconstructed else ""
    words = f"{notice}{view.label}, weighting: {view.weighting}"
    sheet.write_string(0, 0, words, formats.warning if notice else formats.text)
    for row, name in ((1, "Banner"), (2, "Group"), (3, "Column")):
        sheet.write_string(row, 0, name, formats.head)
    places = enumerate(on.columns, start=1)
    for _, group in groupby(places, key=lambda placed: placed[1].banner):
        members = list(group)
        (first, column), (last, _) = members[0], members[-1]
        if last > first:
            sheet.merge_range(1, first, 1, last, cell_text(column.banner_words), formats.head_centre)
        else:
            sheet.write_string(1, first, cell_text(column.banner_words), formats.head_centre)
    for place, column in enumerate(on.columns, start=1):
        sheet.write_string(2, place, cell_text(column.option_words), formats.head_centre)
        sheet.write_string(3, place, column.letter, formats.head_centre)
    sheet.set_column(0, 0, STUB_WIDTH)
    sheet.set_column(1, len(on.columns), CELL_WIDTH)
    sheet.set_row(2, 54)
    sheet.freeze_panes(HEAD_ROWS, 2)
    sheet.repeat_rows(0, HEAD_ROWS - 1)
    sheet.repeat_columns(0, 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.set_print_scale(PRINT_SCALE)
    sheet.set_v_pagebreaks(page_breaks(on.columns))


def _write_item(on: BannerSheet, item: str, options: Mapping[str, Cells], at: int) -> int:
    """One table: title, base rows, and per option a row of shares, of counts and of letters."""
    formats = on.formats
    on.sheet.write_string(at, 0, cell_text(on.view.wording.question(item)), formats.question)
    bases = next(iter(options.values()))
    at = _write_row(
        on, at + 1, Line("Unweighted base", "unweighted_base", formats.base, formats.base_weak), bases
    )
    if on.view.weighting != "none":
        at = _write_row(
            on, at, Line("Effective base", "effective_base", formats.base, formats.base_weak), bases
        )
    for option, cells in options.items():
        is_net = any(row["item_kind"] == "net" for row in cells.values())
        words = f"{'Net: ' if is_net else ''}{on.view.wording.label(item, option)}"
        at = _write_row(on, at, Line(words, "share", formats.share, formats.share_weak), cells)
        at = _write_row(on, at, Line("", "unweighted_count", formats.count, formats.count_weak), cells)
        at = _write_letters(on, at, cells)
    return at


def _write_row(on: BannerSheet, at: int, line: Line, cells: Cells) -> int:
    """One row of numbers; low bases greyed, suppressed cells a cross. Returns the next row."""
    if line.words:
        on.sheet.write_string(at, 0, cell_text(line.words), on.formats.stub)
    for place, column in enumerate(on.columns, start=1):
        row = cells.get((column.banner, column.option))
        if row is None:
            continue
        if isnan(row[line.column]):
            on.sheet.write_string(at, place, SUPPRESSED, line.weak)
        else:
            is_weak = "low_base" in row["flag"].split()
            on.sheet.write_number(at, place, row[line.column], line.weak if is_weak else line.sure)
    return at + 1


def _write_letters(on: BannerSheet, at: int, cells: Cells) -> int:
    """A row of the columns that each share is significantly above, with ▲ or ▼ for above or below the rest.

    There is none where nothing is significant.
    """
    marks = {key: f"{row['letters']} {_against_rest(row)}".strip() for key, row in cells.items()}
    if not any(marks.values()):
        return at
    for place, column in enumerate(on.columns, start=1):
        mark = marks.get((column.banner, column.option))
        if mark:
            on.sheet.write_string(at, place, mark, on.formats.letters)
    return at + 1


def _against_rest(row: Row) -> str:
    if not row["rest_p_value"] < 1 - row["confidence"]:  # NaN where it was not tested
        return ""
    return "▲" if row["rest_difference"] > 0 else "▼"
