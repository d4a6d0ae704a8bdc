from pipeline.report.workbook_formats import LONGEST, cell_text


def test_a_text_longer_than_a_cell_is_cut():
    assert len(cell_text("x" * 40_000)) == LONGEST + 1
    assert cell_text(5) == "5"
