import pytest
import xlsxwriter

from pipeline.report.list_sheet import write_list_sheet
from pipeline.report.workbook_formats import formats_of

openpyxl = pytest.importorskip("openpyxl")


def test_numbers_stay_numbers_texts_texts_and_nothing_stays_nothing(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        rows = [{"note": "=1+1", "share": 0.5}, {"note": "", "share": float("nan")}]
        write_list_sheet(book.add_worksheet("a"), rows, ["note", "share"], formats_of(book), notice="N")
        write_list_sheet(book.add_worksheet("b"), [], ["note"], formats_of(book))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert [cell.value for cell in book["a"][3]] == ["=1+1", 0.5]
    assert (book["a"]["A3"].data_type, book["a"]["B3"].number_format) == ("s", "0%")
    assert book["a"]["B4"].value is None
    assert book["b"]["A3"].value == "This table has no rows."


def test_whole_numbers_have_no_point_and_a_truth_is_one(tmp_path):
    rows = [
        {"groups": 3.0, "p_value": 0.25, "is_pooled": True},
        {"groups": 2.0, "p_value": 1.0, "is_pooled": False},
    ]
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        write_list_sheet(book.add_worksheet("a"), rows, list(rows[0]), formats_of(book))
    cells = openpyxl.load_workbook(tmp_path / "x.xlsx")["a"][3]
    assert [cell.number_format for cell in cells[:2]] == ["#,##0", "0.000"]
    assert cells[2].value is True
