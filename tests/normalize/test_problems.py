from pipeline.codebook.model import Item, ItemType, Option, Text
from pipeline.normalize import problems
from pipeline.quoted_cell import quoted

SECTOR = Item("sector", ItemType.SINGLE, options=(Option("fin", Text((("", "Finance"),))),), line=12)


def named(column, cell):
    return quoted(cell, 17)


def test_unknown_cells_are_listed_with_rows_and_what_to_do():
    message = problems.unknown_cells(SECTOR, "Q2", [("Finanse", 3), ("Retail", 1)], named)
    assert message == (
        "items.sector: column 'Q2' holds cells that are no known options: 'Finanse' in 3 rows, nearest 'Finance'; "
        "'Retail' in 1 row. Correct the export, or add them to `options`, `aliases` or `missing` (line 12)."
    )


def test_what_a_respondent_wrote_is_not_repeated_and_where_to_see_it_is_said():
    told = "I am Jan Jansen, fired for theft"
    message = problems.unknown_cells(SECTOR, "Q2", [(told, 1), ("Retail", 1)], named)
    assert "Jansen" not in message
    assert "a text of 32 characters (row 17) in 1 row; 'Retail' in 1 row." in message
    assert message.endswith(" `survey check` shows longer cells.")


def test_a_long_list_is_cut_and_says_by_how_much():
    message = problems.unknown_cells(SECTOR, "Q2", [(f"cell {n}", 1) for n in range(25)], named)
    assert message.count(" in 1 row") == 10
    assert "; and 15 more." in message


def test_advice_is_that_of_the_type():
    number, date = Item("n", ItemType.NUMBER, line=3), Item("d", ItemType.DATE, line=4)
    assert (
        "no known numbers: 'x' in 1 row. Correct the export, or add them to `missing`"
        in problems.unknown_cells(number, "Q3", [("x", 1)], named)
    )
    assert "no known dates" in problems.unknown_cells(date, "Q4", [("x", 1)], named)
    assert "say `date_format`" in problems.unknown_cells(date, "Q4", [("x", 1)], named)


def test_a_missing_column_names_the_nearest_and_the_line():
    assert problems.missing_column(SECTOR, "Q2_1", ["Q1", "Q2_11"]) == (
        "items.sector: the export has no column 'Q2_1'; the nearest is 'Q2_11'. "
        "Correct the codebook (line 12), or give this wave's column under `by_wave`."
    )
    assert "nearest" not in problems.missing_column(SECTOR, "weight", ["Q1"])


def test_a_column_of_respondents_that_is_not_there_may_have_been_personal():
    message = problems.missing_respondent_column("exclude.duplicate", "IPAddress", ["Q1"])
    assert message.startswith("exclude.duplicate: the export has no column 'IPAddress'.")
    assert "personal columns are dropped" in message


def test_doubt_about_numbers_and_dates_is_for_the_codebook():
    assert 'say `decimal: ","` or `decimal: "."` (line 12)' in problems.mixed_marks(SECTOR, "Q3")
    message = problems.unreadable_dates(SECTOR, "Q4", "'05/06/2012'")
    assert "cannot be read without doubt, as in '05/06/2012'" in message
    assert "`date_format:" in message
