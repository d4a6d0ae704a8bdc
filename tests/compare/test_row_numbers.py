from pipeline.compare.row_numbers import are_row_numbers
from tests.compare.test_overlap import drawing, two_waves


def name_rows(tmp_path, before, after):
    study, tables = two_waves(tmp_path, before, after)
    return are_row_numbers((study.wave("2012"), study.wave("2013")), (tables["2012"], tables["2013"]))


def test_numbers_of_rows_whose_answers_have_nothing_in_common_name_rows(tmp_path):
    """Every second and every third: 7 of 40 say yes in both, as chance would have it."""
    assert name_rows(tmp_path, drawing(range(0, 40, 2)), drawing(range(0, 40, 3)))


def test_a_panel_that_is_numbered_so_gives_itself_away(tmp_path):
    """37 of 40 say the same as before."""
    assert not name_rows(tmp_path, drawing(range(10)), drawing(range(13)))


def test_ids_with_gaps_or_words_are_of_people(tmp_path):
    before, after = drawing(range(0, 40, 2)), drawing(range(0, 41, 3), people=41)
    assert not name_rows(tmp_path, before, after.replace("\n40 |", "\n77 |"))
