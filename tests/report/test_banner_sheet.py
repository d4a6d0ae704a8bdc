from dataclasses import replace

import openpyxl
import xlsxwriter

from pipeline.report.banner_sheet import BannerColumn, banner_columns, page_breaks, write_banner_sheet
from pipeline.report.table_rows import of_frame
from pipeline.report.workbook_formats import formats_of


def test_the_total_comes_first_and_banners_follow_in_the_codebooks_order(view):
    columns = banner_columns(view("twelve:2011"))
    assert (columns[0].banner, columns[0].option_words) == ("total", "Total")
    assert list(dict.fromkeys(column.banner_words for column in columns))[1:3] == ["country", "size class"]
    assert [column.letter for column in columns if column.banner == "country"] == ["A", "B"]


def test_above_and_below_everybody_else_is_marked_beside_the_letters(view, tmp_path):
    wave = view("twelve:2011")
    rates = wave.rates.to_pandas()
    chosen = (rates["item"] == "people") & (rates["option"] == "2") & (rates["banner"] == "country")
    rates.loc[chosen & (rates["banner_option"] == "uk"), ["rest_difference", "rest_p_value"]] = [0.2, 0.01]
    rates.loc[chosen & (rates["banner_option"] == "us"), ["rest_difference", "rest_p_value"]] = [-0.2, 0.2]
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        write_banner_sheet(book.add_worksheet("a"), replace(wave, rates=of_frame(rates)), formats_of(book))
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["a"]
    assert [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell in ("▲", "▼")] == ["▲"]


def test_printed_pages_end_between_banners():
    widths = {"total": 1, "sector": 10, "size": 2, "sector*size": 20, "country": 6}
    columns = [BannerColumn(name, str(at), "", "", "") for name, wide in widths.items() for at in range(wide)]
    assert page_breaks(columns) == [14, 34]  # total to size is 13 columns, the crossing fills a page
    assert page_breaks(columns[:13]) == []
