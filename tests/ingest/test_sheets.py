"""A sheet reads like the text a person would have saved from it."""

from pathlib import Path

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export
from pipeline.ingest.sheets import sheet_sizes, write_text
from tests.exported import cells_of
from tests.workbooks import write_ods, write_xlsx

ROWS = [["id", "sector", "score"], [1, "Retail", 2.5], [2, None, 3], [3, "=SUM(A1)", None]]
KEPT = [["1", "Retail", "2.5"], ["2", None, "3"], ["3", "=SUM(A1)", None]]
OLD = Path(__file__).with_name("old.xls")  # saved as Excel 97-2003


@pytest.mark.parametrize(
    "save",
    [lambda path: write_xlsx(path, {"Data": ROWS}), lambda path: write_ods(path, ROWS)],
    ids=["xlsx", "ods"],
)
def test_whole_numbers_have_no_point_and_blank_cells_are_missing(tmp_path, save):
    assert cells_of(save(tmp_path / "2012.workbook"), tmp_path) == KEPT


def test_a_workbook_of_the_last_century_is_read_too(tmp_path):
    assert cells_of(OLD, tmp_path) == KEPT


def test_the_sheet_with_the_answers_is_read_not_the_cover(tmp_path):
    path = write_xlsx(
        tmp_path / "2012.xlsx", {"Notes": [["Fieldwork in June"]], "Answers": ROWS, "Empty": []}
    )
    assert sheet_sizes(str(path)) == [["Notes", 1], ["Answers", 10], ["Empty", 0]]
    assert cells_of(path, tmp_path) == KEPT


def test_a_title_above_the_table_is_left_out(tmp_path):
    rows = [["Survey of 2012", None, None, None], [], *[[*row, "x"] for row in ROWS]]
    path = write_xlsx(tmp_path / "2012.xlsx", {"Data": rows})
    assert cells_of(path, tmp_path) == [[*row, "x"] for row in KEPT]


def test_dates_are_iso(tmp_path):
    path = write_xlsx(
        tmp_path / "2012.xlsx", {"Data": [["on", "n"], [41078.5, 1], [41079, 2]]}, date_columns=frozenset({0})
    )
    assert cells_of(path, tmp_path) == [["2012-06-18 12:00:00", "1"], ["2012-06-19", "2"]]


def test_a_workbook_that_was_cut_off_is_refused(tmp_path):
    path = write_xlsx(tmp_path / "2012.xlsx", {"Data": ROWS})
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ExportError, match=r"2012\.xlsx"):
        read_export(path)


def test_a_workbook_without_a_cell_is_refused(tmp_path):
    with pytest.raises(ExportError, match="the file is empty"):
        read_export(write_xlsx(tmp_path / "2012.xlsx", {"Data": []}))
    with pytest.raises(ExportError, match="without any cell"):
        read_export(write_xlsx(tmp_path / "2012.xlsx", {"Data": [], "More": []}))


def test_a_sheet_becomes_comma_separated_text(tmp_path):
    path = write_xlsx(tmp_path / "2012.xlsx", {"Data": [["a", "b"], ['say "no"', "x,y"]]})
    assert write_text(str(path), "Data", str(tmp_path / "text")) == 2
    assert (tmp_path / "text").read_text() == 'a,b\n"say ""no""","x,y"\n'


def test_a_row_of_sums_at_the_end_is_no_respondent(tmp_path):
    rows = [["id", "a", "b"], *([n, n, n] for n in range(9)), ["Total:", 36, 36]]
    path = write_xlsx(tmp_path / "2012.xlsx", {"Data": rows})
    with pytest.raises(ExportError, match="row 11 begins with 'Total:' and has sums"):
        read_export(path)
