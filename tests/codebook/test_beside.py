import pytest

from pipeline.codebook.beside import csv_lines, delimiter_of


@pytest.mark.parametrize(
    ("first", "delimiter"), [("a,b", ","), ("a;b", ";"), ("a", ","), ("text;code;label, short", ";")]
)
def test_the_first_line_says_what_separates(first, delimiter):
    assert delimiter_of(f"{first}\nx;y;z,") == delimiter


def test_a_line_knows_its_place_in_the_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('\ufeffa,b\n"two\nlines", x\n\n', encoding="utf-8")
    assert csv_lines(path) == [(1, ["a", "b"]), (3, ["two\nlines", "x"]), (4, [])]
