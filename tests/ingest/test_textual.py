import io

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.textual import head_of


def head(text: str):
    return head_of(io.StringIO(text, newline=""), "2012.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_table(delimiter):
    text = delimiter.join(["id", "a, b; c", "n"]) + "\n" + delimiter.join(["1", "x", "2"]) + "\n"
    assert head(text.replace("a, b; c", '"a, b; c"')).delimiter == delimiter


def test_commas_in_free_text_do_not_hide_the_semicolons():
    assert head("id;text\n1;a, b, c\n2;d, e, f\n3;g, h, i\n").delimiter == ";"


def test_a_line_that_names_the_delimiter_is_believed():
    found = head("sep=|\nid|n\n1|2\n")
    assert (found.delimiter, found.records, found.skips) == ("|", (("id", "n"), ("1", "2")), (1, 2))


def test_one_column_needs_no_delimiter():
    assert head("answer\nyes\nno\n").records == (("answer",), ("yes",), ("no",))


def test_a_line_break_in_a_header_is_part_of_it():
    assert head('id,"Which\none?"\n1,2\n').records[0] == ("id", "Which\none?")


def test_titles_above_the_header_are_left_out():
    found = head("Survey 2012,,,\n\nid,a,b,c\n1,2,3,4\n5,6,7,8\n")
    assert (found.records[0], found.skips[0]) == (("id", "a", "b", "c"), 2)


def test_a_header_with_one_name_is_no_title():
    assert head(",answer\n0,yes\n1,no\n").records[0] == ("", "answer")


def test_blank_lines_count_for_the_place_but_are_no_records():
    assert head("id,n\n\n1,2\n").skips == (0, 2)


def test_a_very_wide_header_is_read_whole():
    names = [f"question number {n} of a very long questionnaire" for n in range(50_000)]
    found = head(",".join(names) + "\n" + "," * 49_999 + "\n")
    assert found.width == 50_000


def test_an_empty_text_is_refused():
    with pytest.raises(ExportError, match="the file is empty"):
        head("\n \n")
