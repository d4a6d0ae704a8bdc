import pytest

from pipeline.normalize.number import decimal_mark, parse_number


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("12", ".", 12),
        (" 1 234.5 ", ".", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("1.234", ",", 1234),
        ("€ 12,50", ",", 12.5),
        ("12%", ".", 12),
        ("1'234", ".", 1234),
        ("-3.5", ".", -3.5),
        ("5.", ".", 5),
        (".5", ".", 0.5),
        ("1.5e3", ".", 1500),
    ],
)
def test_numbers_are_read_as_people_write_them(cell, decimal, number):
    assert parse_number(cell, decimal=decimal) == number


@pytest.mark.parametrize(
    "cell", ["", "-", "about 20", "1,2,3", "12-15", "e5", "1.2.3", "1_000", "inf", "nan", "0x10"]
)
def test_what_is_no_number_is_none(cell):
    assert parse_number(cell, decimal=".") is None


@pytest.mark.parametrize(
    ("cells", "language", "mark"),
    [
        (["1", "2"], "nl", "."),
        (["1,5"], "en", ","),
        (["1.5"], "nl", "."),
        (["1.234,5"], "en", ","),
        (["1,234.5"], "nl", "."),
        (["1,234"], "en", "."),
        (["1.234"], "en", "."),
        (["1.234.567"], "nl", ","),
        (["0.125"], "nl", "."),
        (["1.234", "0,5"], "nl", ","),
        (["1.5", "1,5"], "en", None),
        (["1.234"], "nl", None),
        (["1,234"], "de-AT", None),
    ],
)
def test_the_cells_show_the_decimal_mark_and_doubt_is_left_to_the_codebook(cells, language, mark):
    assert decimal_mark(cells, language=language) == mark
